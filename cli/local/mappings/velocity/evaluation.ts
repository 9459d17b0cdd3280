import { printed } from "../java/printing";
import { Budget, JavaList, JavaMap, JavaObject, Value } from "../java/values";
import { calculated, isTrue, mostCharacters } from "./arithmetic";
import { loopState, looped } from "./loops";
import { called, indexed, property, setIndexed, setProperty } from "./members";
import { Expression, Macro, Node, Reference, Step, Template } from "./nodes";
import { TemplateError } from "./templateError";
import { parsedTemplate } from "./templateParser";

/** `velocimacro.max.depth` of Velocity 1.7. */
const deepest = 20;
const mostItems = 100_000;

class Stop extends Error {}

/** Renders a parsed template. `variables` are its own from then on. */
export function evaluated(template: Template, variables: Map<string, Value>, budget: Budget): string {
    return new Evaluation(variables, new Map(template.macros), budget).text(template.body);
}

class Evaluation {
    private depth = 0;
    private characters = 0;

    constructor(
        private readonly variables: Map<string, Value>,
        private readonly macros: Map<string, Macro>,
        private readonly budget: Budget,
    ) {}

    text(nodes: Node[]): string {
        const output: string[] = [];
        try {
            this.run(nodes, output);
        } catch (error) {
            if (!(error instanceof Stop)) throw error;
        }
        return output.join("");
    }

    /** Says whether a loop is to be left. */
    private run(nodes: Node[], output: string[]): boolean {
        for (const node of nodes) {
            this.budget.spend(1);
            if (this.step(node, output)) return true;
        }
        return false;
    }

    private step(node: Node, output: string[]): boolean {
        switch (node.kind) {
            case "text":
                this.write(node.text, output);
                return false;
            case "output":
                this.write(printed(this.reference(node.reference), this.budget), output);
                return false;
            case "escaped":
                this.writeEscaped(node, output);
                return false;
            case "set":
                this.set(node.target, this.value(node.value));
                return false;
            case "if": {
                const branch = node.branches.find(each => !each.condition || isTrue(this.value(each.condition)));
                return branch !== undefined && this.run(branch.body, output);
            }
            case "foreach":
                this.loop(node, output);
                return false;
            case "define":
                this.variables.set(node.name, this.block(node.body));
                return false;
            case "call":
                this.call(node, output);
                return false;
            case "evaluate":
                this.evaluateText(this.value(node.value), output);
                return false;
            case "break":
                return true;
            case "stop":
                throw new Stop();
        }
    }

    private write(text: string, output: string[]): void {
        this.budget.spend(text.length / 64);
        this.characters += text.length;
        if (this.characters > mostCharacters) throw new TemplateError("the template writes too much");
        output.push(text);
    }

    private writeEscaped({ reference, literal, backslashes }: Node & { kind: "escaped" }, output: string[]): void {
        const value = this.reference(reference);
        const shown = backslashes % 2 === 1 ? literal : printed(value, this.budget);
        this.write("\\".repeat(value === null ? backslashes : Math.floor(backslashes / 2)) + shown, output);
    }

    private loop({ name, list, body }: Node & { kind: "foreach" }, output: string[]): void {
        const items = looped(this.value(list));
        const outer = ["foreach", "velocityCount", "velocityHasNext", name].map(each => [
            each,
            this.variables.get(each),
        ]);
        for (const [index, item] of items.entries()) {
            const { foreach, count, hasNext } = loopState(index, items.length, outer[0][1]);
            this.variables.set("foreach", foreach).set("velocityCount", count).set("velocityHasNext", hasNext);
            this.variables.set(name, item);
            if (this.run(body, output)) break;
        }
        for (const [each, value] of outer) this.restore(each as string, value);
    }

    private restore(name: string, value: Value | undefined): void {
        if (value === undefined) this.variables.delete(name);
        else this.variables.set(name, value);
    }

    /** The value of `#define`: rendered each time that it is printed. */
    private block(body: Node[]): JavaObject {
        const shown = () =>
            this.deeper(() => {
                const output: string[] = [];
                this.run(body, output);
                // What it wrote is counted again where it is printed.
                const text = output.join("");
                this.characters -= text.length;
                return text;
            });
        return { members: new Map(), methods: new Map(), printed: shown };
    }

    private call({ name, args, body, literal }: Node & { kind: "call" }, output: string[]): void {
        const macro = this.macros.get(name);
        if (!macro) return this.write(literal, output);
        const { parameters } = macro;
        const given = parameters.map((_, index) => (args[index] ? this.value(args[index]) : null));
        const outer = [...parameters, "bodyContent"].map(each => [each, this.variables.get(each)] as const);
        parameters.forEach((parameter, index) => this.variables.set(parameter, given[index]));
        if (body) this.variables.set("bodyContent", this.block(body));
        this.deeper(() => this.run(macro.body, output));
        for (const [each, value] of outer) this.restore(each, value);
    }

    private evaluateText(text: Value, output: string[]): void {
        if (typeof text !== "string") return;
        this.budget.spend(text.length);
        const { body, macros } = parsedTemplate(text);
        for (const [name, macro] of macros) this.macros.set(name, macro);
        this.deeper(() => this.run(body, output));
    }

    private deeper<T>(run: () => T): T {
        if (++this.depth > deepest) throw new TemplateError("macros call each other too deep");
        const result = run();
        this.depth--;
        return result;
    }

    private value(expression: Expression): Value {
        this.budget.spend(1);
        switch (expression.kind) {
            case "constant":
                return expression.value;
            case "interpolated": {
                const output: string[] = [];
                this.run(expression.body, output);
                const text = output.join("");
                this.characters -= text.length;
                return text;
            }
            case "reference":
                return this.reference(expression.reference);
            case "list":
                return new JavaList(expression.items.map(item => this.value(item)));
            case "range":
                return this.range(this.value(expression.from), this.value(expression.to));
            case "map":
                return new JavaMap(expression.entries.map(([key, value]) => [this.value(key), this.value(value)]));
            case "not":
                return !isTrue(this.value(expression.operand));
            case "binary": {
                const { operator, left, right } = expression;
                if (operator === "&&") return isTrue(this.value(left)) && isTrue(this.value(right));
                if (operator === "||") return isTrue(this.value(left)) || isTrue(this.value(right));
                return calculated(operator, this.value(left), this.value(right), this.budget);
            }
        }
    }

    private range(from: Value, to: Value): Value {
        if (typeof from !== "bigint" || typeof to !== "bigint") return null;
        const length = (to > from ? to - from : from - to) + 1n;
        if (length > mostItems) throw new TemplateError("a range is too long");
        this.budget.spend(Number(length) / 2);
        const step = to >= from ? 1n : -1n;
        return new JavaList(Array.from({ length: Number(length) }, (_, index) => from + BigInt(index) * step));
    }

    private reference({ name, path }: Reference): Value {
        return this.along(this.variables.get(name) ?? null, path);
    }

    private along(start: Value, path: Step[]): Value {
        let value = start;
        for (const step of path) {
            if (value === null) return null;
            this.budget.spend(1);
            if (step.kind === "property") value = property(value, step.name, this.budget);
            else if (step.kind === "index") value = indexed(value, this.value(step.index));
            else value = called(value, step.name, this.argumentValues(step.args), this.budget);
        }
        return value;
    }

    private argumentValues(args: Expression[]): Value[] {
        return args.map(each => this.value(each));
    }

    /** Nothing is assigned where the value is missing (Velocity's guide, "References"). */
    private set({ name, path }: Reference, value: Value): void {
        if (value === null) return;
        const last = path.at(-1);
        if (!last) return void this.variables.set(name, value);
        const holder = this.along(this.variables.get(name) ?? null, path.slice(0, -1));
        if (last.kind === "property") setProperty(holder, last.name, value);
        else if (last.kind === "index") setIndexed(holder, this.value(last.index), value);
    }
}
