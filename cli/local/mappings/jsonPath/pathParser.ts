import { Condition, JsonPath, Operand, PathStep } from "./pathNodes";

const name = /[^\s.[\]()'",=<>!&|~@$*?:]+/y;
const aggregateName = /\.([a-zA-Z]+)\(\)/y;
const integer = /-?[0-9]+/y;
const number = /-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
const operator = /==|!=|<=|>=|<|>|=~|(?:in|nin|subsetof|anyof|noneof|contains|size|empty)(?![A-Za-z0-9_])/y;
const word = /(?:true|false|null)(?![A-Za-z0-9_])/y;
const expressionLiteral = /\/((?:[^/\\]|\\[^])*)\/([a-z]*)/y;
const deepest = 50;

/** Undefined where the text is no JSONPath; a name alone is one from the root. */
export function parsedPath(text: string): JsonPath | undefined {
    const whole = text.trim();
    try {
        const parser = new PathParser(/^[$@]/.test(whole) ? whole : `$.${whole}`);
        return parser.whole();
    } catch (error) {
        if (error instanceof SyntaxError) return undefined;
        throw error;
    }
}

class PathParser {
    private at = 0;
    private depth = 0;

    constructor(private readonly text: string) {}

    whole(): JsonPath {
        this.at = 1;
        const path = this.path();
        if (this.at < this.text.length) this.fail();
        return path;
    }

    private path(): JsonPath {
        const steps: PathStep[] = [];
        for (;;) {
            const aggregate = this.found(aggregateName)?.[1];
            if (aggregate !== undefined) return { steps, aggregate, isDefinite: true };
            const step = this.step();
            if (!step) break;
            steps.push(step);
        }
        return { steps, isDefinite: steps.every(isDefinite) };
    }

    private step(): PathStep | undefined {
        const isDeep = this.skips("..");
        if (this.text[this.at] === "[") return this.bracket(isDeep);
        if (!isDeep && !this.skips(".")) return undefined;
        if (this.skips("*")) return { kind: "all", isDeep };
        const [found] = this.found(name) ?? this.fail();
        return { kind: "names", names: [found], isDeep };
    }

    private bracket(isDeep: boolean): PathStep {
        this.at++;
        this.skipBlanks();
        const step = this.inBrackets(isDeep);
        this.expect("]");
        return step;
    }

    private inBrackets(isDeep: boolean): PathStep {
        if (this.skips("*")) return { kind: "all", isDeep };
        if (this.skips("?")) {
            this.expect("(");
            const condition = this.condition();
            this.expect(")");
            return { kind: "filter", condition, isDeep };
        }
        const quote = this.text[this.at];
        if (quote === "'" || quote === '"') {
            return { kind: "names", names: this.separated(() => this.quoted()), isDeep };
        }
        const from = this.found(integer)?.[0];
        this.skipBlanks();
        if (!this.skips(":")) {
            if (from === undefined) this.fail();
            const indexes = [Number(from)];
            while (this.comma()) indexes.push(Number((this.found(integer) ?? this.fail())[0]));
            return { kind: "indexes", indexes, isDeep };
        }
        this.skipBlanks();
        const to = this.found(integer)?.[0];
        this.skipBlanks();
        const step = this.skips(":") ? Number(this.found(integer)?.[0] ?? 1) : 1;
        const place = (digits?: string) => (digits === undefined ? undefined : Number(digits));
        return { kind: "slice", from: place(from), to: place(to), step: Math.max(1, step), isDeep };
    }

    private condition(): Condition {
        if (++this.depth > deepest) this.fail();
        let left = this.conjunction();
        while (this.skipsAfterBlanks("||")) left = { kind: "or", left, right: this.conjunction() };
        this.depth--;
        return left;
    }

    private conjunction(): Condition {
        let left = this.term();
        while (this.skipsAfterBlanks("&&")) left = { kind: "and", left, right: this.term() };
        return left;
    }

    private term(): Condition {
        this.skipBlanks();
        if (this.text[this.at] === "!" && this.text[this.at + 1] !== "=") {
            this.at++;
            if (++this.depth > deepest) this.fail();
            const operand = this.term();
            this.depth--;
            return { kind: "not", operand };
        }
        if (this.skips("(")) {
            const inner = this.condition();
            this.expect(")");
            return inner;
        }
        const left = this.operand();
        this.skipBlanks();
        const [sign] = this.found(operator) ?? [];
        if (sign === undefined) return { kind: "exists", operand: left };
        return { kind: "compare", operator: sign, left, right: this.operand() };
    }

    private operand(): Operand {
        this.skipBlanks();
        const character = this.text[this.at];
        if (character === "@" || character === "$") {
            this.at++;
            if (++this.depth > deepest) this.fail();
            const path = this.path();
            this.depth--;
            return { kind: "path", fromRoot: character === "$", path };
        }
        if (character === "'" || character === '"') return { kind: "value", value: this.quoted() };
        if (character === "[") {
            this.at++;
            this.skipBlanks();
            if (++this.depth > deepest) this.fail();
            const items = this.text[this.at] === "]" ? [] : this.separated(() => this.operand());
            this.depth--;
            this.expect("]");
            return { kind: "list", items };
        }
        const expression = this.found(expressionLiteral);
        if (expression) return { kind: "expression", text: expression[1], flags: expression[2] };
        const constant = this.found(word)?.[0];
        if (constant !== undefined) return { kind: "value", value: constant === "null" ? null : constant === "true" };
        const [digits] = this.found(number) ?? this.fail();
        return { kind: "value", value: /^-?[0-9]{1,400}$/.test(digits) ? BigInt(digits) : Number(digits) };
    }

    private quoted(): string {
        const quote = this.text[this.at];
        let text = "";
        for (this.at++; this.text[this.at] !== quote; this.at++) {
            if (this.text[this.at] === "\\") this.at++;
            if (this.at >= this.text.length) this.fail();
            text += this.text[this.at];
        }
        this.at++;
        return text;
    }

    private separated<T>(item: () => T): T[] {
        const items = [item()];
        while (this.comma()) items.push(item());
        return items;
    }

    private comma(): boolean {
        if (!this.skipsAfterBlanks(",")) return false;
        this.skipBlanks();
        return true;
    }

    private found(expression: RegExp): RegExpExecArray | null {
        expression.lastIndex = this.at;
        const found = expression.exec(this.text);
        if (found) this.at += found[0].length;
        return found;
    }

    private skips(text: string): boolean {
        if (!this.text.startsWith(text, this.at)) return false;
        this.at += text.length;
        return true;
    }

    private skipsAfterBlanks(text: string): boolean {
        this.skipBlanks();
        return this.skips(text);
    }

    private skipBlanks(): void {
        while (this.text[this.at] === " ") this.at++;
    }

    private expect(text: string): void {
        if (!this.skipsAfterBlanks(text)) this.fail();
    }

    private fail(): never {
        throw new SyntaxError(`no JSONPath at character ${this.at}`);
    }
}

function isDefinite(step: PathStep): boolean {
    if (step.isDeep) return false;
    return step.kind === "names" || (step.kind === "indexes" && step.indexes.length === 1);
}
