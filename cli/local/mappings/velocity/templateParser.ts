import { Cursor, Work } from "./expressionParser";
import { Expression, Macro, Node, Reference, Template } from "./nodes";
import { TemplateError } from "./templateError";
import { addText, dropBlanksAtEnd, takesCommentOrRaw } from "./textNodes";

/**
 * Parses the Velocity Template Language of Apache Velocity 1.7 (its user guide), with that version's rules for line
 * ends: a directive takes the line end that follows it, and `#set` the blanks before it too.
 */
export function parsedTemplate(text: string): Template {
    const macros = new Map<string, Macro>();
    try {
        return { body: new TemplateParser(text, macros, { steps: 0, failures: 0 }).whole(), macros };
    } catch (error) {
        if (!(error instanceof TemplateError)) throw error;
        const line = text.slice(0, error.position).split("\n").length;
        throw new TemplateError(`${error.message}, in line ${line}`);
    }
}

const special = /[$#\\]/g;
const directiveName = /#(?:\{([A-Za-z_][A-Za-z0-9_]*)\}|(@?[A-Za-z_][A-Za-z0-9_]*))/y;
const lineEnd = /[ \t]*(?:\r\n|\n|\r)/y;
const spaces = /[ \t]*/y;
const known = ["set", "if", "elseif", "else", "end", "foreach", "define", "macro", "evaluate", "parse", "include"];
const directives = new Set([...known, "break", "stop"]);
const deepest = 100;

class TemplateParser {
    private readonly cursor: Cursor;
    private depth = 0;

    constructor(
        private readonly text: string,
        private readonly macros: Map<string, Macro>,
        work: Work,
    ) {
        this.cursor = new Cursor(text, inner => this.interpolated(inner, work), work);
    }

    whole(): Node[] {
        const { nodes, end } = this.block([]);
        if (end !== undefined) throw new TemplateError(`#${end} without its beginning`, this.cursor.at);
        return nodes;
    }

    /** A text between double quotes is a template, whose positions say nothing. */
    private interpolated(text: string, work: Work): Node[] {
        try {
            return new TemplateParser(text, this.macros, work).whole();
        } catch (error) {
            if (error instanceof TemplateError) throw new TemplateError(error.message, this.cursor.at);
            throw error;
        }
    }

    /** Up to one of these directives, which it takes; `end` is undefined at the end of the text. */
    private block(ends: readonly string[]): { nodes: Node[]; end?: string } {
        if (++this.depth > deepest) throw new TemplateError("directives are nested too deep", this.cursor.at);
        const nodes: Node[] = [];
        for (;;) {
            this.takeText(nodes);
            if (this.cursor.at >= this.text.length) break;
            const end = this.takeSpecial(nodes);
            if (end === undefined) continue;
            this.depth--;
            return { nodes, end };
        }
        if (ends.length > 0) throw new TemplateError("#end is missing", this.cursor.at);
        this.depth--;
        return { nodes };
    }

    private body(): Node[] {
        const { nodes, end } = this.block(["end"]);
        if (end !== "end") throw new TemplateError(`#${end} without its #if`, this.cursor.at);
        return nodes;
    }

    private takeText(nodes: Node[]): void {
        special.lastIndex = this.cursor.at;
        const end = special.exec(this.text)?.index ?? this.text.length;
        addText(nodes, this.text.slice(this.cursor.at, end));
        this.cursor.at = end;
    }

    /** What begins with `$`, `#` or a backslash. Gives the name of a directive that ends a block. */
    private takeSpecial(nodes: Node[]): string | undefined {
        const start = this.cursor.at;
        const character = this.text[start];
        if (character === "\\") return this.takeEscape(nodes);
        if (character === "$") {
            const reference = this.cursor.reference();
            if (reference) nodes.push({ kind: "output", reference, literal: this.since(start) });
            else this.takeCharacters(nodes, 1);
            return undefined;
        }
        if (takesCommentOrRaw(this.cursor, nodes)) return undefined;
        const name = this.takeName();
        if (name === undefined) {
            this.takeCharacters(nodes, 1);
            return undefined;
        }
        if (name === "end" || name === "else" || name === "elseif") {
            if (name !== "elseif") this.cursor.taken(lineEnd);
            return name;
        }
        this.takeDirective(nodes, name, start);
        return undefined;
    }

    private takeName(): string | undefined {
        const found = this.cursor.taken(directiveName);
        return found?.replace(/[#{}]/g, "");
    }

    private takeCharacters(nodes: Node[], count: number): void {
        addText(nodes, this.text.slice(this.cursor.at, this.cursor.at + count));
        this.cursor.at += count;
    }

    /** Backslashes do something before a reference or a directive only. */
    private takeEscape(nodes: Node[]): undefined {
        const backslashes = this.cursor.taken(/\\+/y)!.length;
        const start = this.cursor.at;
        const reference = this.text[start] === "$" ? this.cursor.reference() : undefined;
        if (reference) {
            nodes.push({ kind: "escaped", reference, literal: this.since(start), backslashes });
            return undefined;
        }
        const name = this.text[start] === "#" ? this.takeName() : undefined;
        this.cursor.at = start;
        if (name === undefined || !directives.has(name)) {
            addText(nodes, "\\".repeat(backslashes));
            return undefined;
        }
        addText(nodes, "\\".repeat(Math.floor(backslashes / 2)));
        if (backslashes % 2 === 1) {
            this.takeName();
            addText(nodes, this.since(start));
        }
        return undefined;
    }

    private takeDirective(nodes: Node[], name: string, start: number): void {
        switch (name) {
            case "set":
                return this.takeSet(nodes);
            case "if":
                return void nodes.push(this.takenIf());
            case "foreach":
                return void nodes.push(this.takenForeach());
            case "define":
                this.open();
                return void nodes.push({ kind: "define", name: this.plainName(), body: this.closeAndBody() });
            case "macro":
                return this.takeMacro();
            case "evaluate": {
                this.open();
                const value = this.cursor.expression();
                this.close();
                return void nodes.push({ kind: "evaluate", value });
            }
            case "parse":
            case "include":
                // There are no other files.
                return this.takeCall([], name, start);
            case "break":
            case "stop":
                return void nodes.push({ kind: name });
            default:
                return this.takeCall(nodes, name, start);
        }
    }

    private takeSet(nodes: Node[]): void {
        dropBlanksAtEnd(nodes);
        this.open();
        const target = this.expectedReference();
        this.cursor.expect("=");
        const value = this.cursor.expression();
        this.close();
        nodes.push({ kind: "set", target, value });
    }

    private takenIf(): Node {
        const branches: { condition?: Expression; body: Node[] }[] = [];
        for (let begun: string | undefined = "if"; begun !== "end";) {
            const condition = begun === "else" ? undefined : this.condition();
            const { nodes, end }: { nodes: Node[]; end?: string } = this.block(["elseif", "else", "end"]);
            branches.push({ condition, body: nodes });
            if (begun === "else" && end !== "end") throw new TemplateError("#else without its #end", this.cursor.at);
            begun = end;
        }
        return { kind: "if", branches };
    }

    private condition(): Expression {
        this.open();
        const condition = this.cursor.expression();
        this.close();
        return condition;
    }

    private takenForeach(): Node {
        this.open();
        const name = this.plainName();
        this.cursor.skipBlanks();
        if (!this.cursor.taken(/in(?![A-Za-z0-9_-])/y)) throw new TemplateError("in is missing", this.cursor.at);
        const list = this.cursor.expression();
        return { kind: "foreach", name, list, body: this.closeAndBody() };
    }

    private takeMacro(): void {
        this.open();
        this.cursor.skipBlanks();
        const name = this.cursor.identifier();
        if (name === undefined) throw new TemplateError("the macro has no name", this.cursor.at);
        const parameters: string[] = [];
        for (;;) {
            this.skipComma();
            if (this.text[this.cursor.at] !== "$") break;
            parameters.push(this.plainName());
        }
        // One of the same name that came first stays, as in Velocity.
        const body = this.closeAndBody();
        if (!this.macros.has(name)) this.macros.set(name, { parameters, body });
    }

    /** `#name(…)`, or `#@name(…) … #end`, whose block is the macro's `$bodyContent`. */
    private takeCall(nodes: Node[], name: string, start: number): void {
        const { cursor } = this;
        const afterName = cursor.at;
        const args = this.arguments();
        if (args === undefined) {
            cursor.at = afterName;
            addText(nodes, this.since(start));
            return;
        }
        const hasBody = name.startsWith("@");
        const literal = this.since(start);
        cursor.taken(lineEnd);
        const body = hasBody ? this.body() : undefined;
        nodes.push({ kind: "call", name: hasBody ? name.slice(1) : name, args, body, literal });
    }

    private arguments(): Expression[] | undefined {
        const { cursor } = this;
        cursor.taken(spaces);
        if (!cursor.skips("(")) return undefined;
        return cursor.attempt(() => {
            const args: Expression[] = [];
            for (;;) {
                this.skipComma();
                if (cursor.skips(")")) return args;
                args.push(cursor.operand());
            }
        });
    }

    /** Arguments may have one between them. */
    private skipComma(): void {
        this.cursor.skipBlanks();
        this.cursor.skips(",");
        this.cursor.skipBlanks();
    }

    private open(): void {
        this.cursor.expect("(");
        this.cursor.skipBlanks();
    }

    private close(): void {
        this.cursor.expect(")");
        this.cursor.taken(lineEnd);
    }

    private closeAndBody(): Node[] {
        this.close();
        return this.body();
    }

    private expectedReference(): Reference {
        const reference = this.text[this.cursor.at] === "$" ? this.cursor.reference() : undefined;
        if (!reference) throw new TemplateError("a reference is missing", this.cursor.at);
        return reference;
    }

    private plainName(): string {
        const { name, path } = this.expectedReference();
        if (path.length > 0) throw new TemplateError(`$${name} can have no members here`, this.cursor.at);
        return name;
    }

    private since(start: number): string {
        return this.text.slice(start, this.cursor.at);
    }
}
