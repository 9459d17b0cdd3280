import { TemplateError } from "./templateError";
import { Expression, Node, Operator, Reference, Step } from "./nodes";

const identifier = /[A-Za-z_][A-Za-z0-9_-]*/y;
const number = /-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
const blanks = /[ \t\r\n]*/y;
const word = /(?:true|false|null)(?![A-Za-z0-9_-])/y;

/** Each level binds tighter than the one before (Velocity's guide, "Conditionals" and "Math"). */
const levels: [RegExp, { [token: string]: Operator }][] = [
    [/\|\||or(?![A-Za-z0-9_])/y, { "||": "||", or: "||" }],
    [/&&|and(?![A-Za-z0-9_])/y, { "&&": "&&", and: "&&" }],
    [/==|!=|eq(?![A-Za-z0-9_])|ne(?![A-Za-z0-9_])/y, { "==": "==", "!=": "!=", eq: "==", ne: "!=" }],
    [
        /<=|>=|<|>|(?:lt|le|gt|ge)(?![A-Za-z0-9_])/y,
        { "<": "<", "<=": "<=", ">": ">", ">=": ">=", lt: "<", le: "<=", gt: ">", ge: ">=" },
    ],
    [/[+-]/y, { "+": "+", "-": "-" }],
    [/[*/%]/y, { "*": "*", "/": "/", "%": "%" }],
];

const deepest = 50;
const mostSteps = 500_000;
const mostOperators = 1000;
const mostFailures = 100;

/** What the parsing of a template has taken, with all texts in it that are templates too. */
export interface Work {
    steps: number;
    /** Where an expression was begun that turned out to be text. */
    failures: number;
}

/** Where a parser is in a template's text. What it starts it ends, or puts back. */
export class Cursor {
    at = 0;
    private depth = 0;

    constructor(
        readonly text: string,
        /** Parses the text between double quotes, which is a template too. */
        private readonly interpolated: (text: string) => Node[],
        private readonly work: Work,
    ) {}

    taken(expression: RegExp): string | undefined {
        if (++this.work.steps > mostSteps) throw new TemplateError("the template is too large", this.at);
        expression.lastIndex = this.at;
        const found = expression.exec(this.text)?.[0];
        if (found !== undefined) this.at += found.length;
        return found;
    }

    skips(text: string): boolean {
        if (!this.text.startsWith(text, this.at)) return false;
        this.at += text.length;
        return true;
    }

    skipBlanks(): void {
        this.taken(blanks);
    }

    identifier(): string | undefined {
        return this.taken(identifier);
    }

    expect(text: string): void {
        this.skipBlanks();
        if (!this.skips(text)) throw new TemplateError(`${text} is missing`, this.at);
    }

    expression(): Expression {
        if (++this.depth > deepest) throw new TemplateError("an expression is too deep", this.at);
        const parsed = this.level(0);
        this.depth--;
        return parsed;
    }

    private level(index: number): Expression {
        if (index === levels.length) return this.unary();
        const [tokens, operators] = levels[index];
        let left = this.level(index + 1);
        for (let operatorCount = 0; ; operatorCount++) {
            if (operatorCount > mostOperators) throw new TemplateError("an expression is too long", this.at);
            this.skipBlanks();
            const token = this.taken(tokens);
            if (token === undefined) return left;
            left = { kind: "binary", operator: operators[token], left, right: this.level(index + 1) };
        }
    }

    /** An argument of a macro: they need no commas, so that operators would join two of them. */
    operand(): Expression {
        return this.unary();
    }

    private unary(): Expression {
        this.skipBlanks();
        if (this.text.startsWith("!=", this.at) || !(this.skips("!") || this.taken(/not(?![A-Za-z0-9_-])/y))) {
            return this.primary();
        }
        if (++this.depth > deepest) throw new TemplateError("an expression is too deep", this.at);
        const operand = this.unary();
        this.depth--;
        return { kind: "not", operand };
    }

    private primary(): Expression {
        const character = this.text[this.at];
        if (character === "$") {
            const reference = this.reference();
            if (reference) return { kind: "reference", reference };
        } else if (character === '"' || character === "'") {
            return this.string(character);
        } else if (character === "(") {
            this.at++;
            const inner = this.expression();
            this.expect(")");
            return inner;
        } else if (character === "[") {
            return this.listOrRange();
        } else if (character === "{") {
            return this.map();
        } else {
            const constant = this.taken(word);
            if (constant !== undefined)
                return { kind: "constant", value: constant === "null" ? null : constant === "true" };
            const digits = this.taken(number);
            if (digits !== undefined) {
                return { kind: "constant", value: /^-?[0-9]{1,400}$/.test(digits) ? BigInt(digits) : Number(digits) };
            }
        }
        throw new TemplateError("an expression is missing", this.at);
    }

    /** A quote within is doubled. Backslashes are characters like any other. */
    private string(quote: string): Expression {
        let text = "";
        for (let start = this.at + 1; ; start = this.at + 1) {
            const end = this.text.indexOf(quote, start);
            if (end < 0) throw new TemplateError("a text is not closed", this.at);
            text += this.text.slice(start, end);
            this.at = end + 1;
            if (this.text[this.at] !== quote) break;
            text += quote;
        }
        if (quote === "'" || !/[$#]/.test(text)) return { kind: "constant", value: text };
        return { kind: "interpolated", body: this.interpolated(text) };
    }

    private listOrRange(): Expression {
        this.at++;
        this.skipBlanks();
        if (this.skips("]")) return { kind: "list", items: [] };
        const first = this.expression();
        this.skipBlanks();
        if (this.skips("..")) {
            const to = this.expression();
            this.expect("]");
            return { kind: "range", from: first, to };
        }
        if (this.skips("]")) return { kind: "list", items: [first] };
        this.expect(",");
        return { kind: "list", items: [first, ...this.items("]", () => this.expression())] };
    }

    private map(): Expression {
        this.at++;
        const entries = this.items("}", (): [Expression, Expression] => {
            const key = this.expression();
            this.expect(":");
            return [key, this.expression()];
        });
        return { kind: "map", entries };
    }

    /** Items with commas between them, up to and with the closing character. */
    private items<T>(close: string, item: () => T): T[] {
        const items: T[] = [];
        this.skipBlanks();
        if (this.skips(close)) return items;
        for (;;) {
            items.push(item());
            this.skipBlanks();
            if (this.skips(close)) return items;
            this.expect(",");
        }
    }

    /** From the `$` on; undefined, and nothing taken, where the text is no reference. */
    reference(): Reference | undefined {
        const start = this.at;
        this.at++;
        this.skips("!");
        const isBraced = this.skips("{");
        const name = this.identifier();
        if (name !== undefined) {
            const path = this.path();
            if (!isBraced || this.skips("}")) return { name, path };
        }
        this.at = start;
        return undefined;
    }

    private path(): Step[] {
        const path: Step[] = [];
        for (;;) {
            const start = this.at;
            const step = this.step();
            if (!step) {
                this.at = start;
                return path;
            }
            path.push(step);
        }
    }

    private step(): Step | undefined {
        if (this.skips("[")) {
            const index = this.attempt(() => {
                const parsed = this.expression();
                this.expect("]");
                return parsed;
            });
            return index && { kind: "index", index };
        }
        if (!this.skips(".")) return undefined;
        const name = this.identifier();
        if (name === undefined) return undefined;
        const args = this.args();
        return args ? { kind: "method", name, args } : { kind: "property", name };
    }

    /** Arguments in parentheses, where they are. */
    args(): Expression[] | undefined {
        if (this.text[this.at] !== "(") return undefined;
        return this.attempt(() => {
            this.at++;
            return this.items(")", () => this.expression());
        });
    }

    /** What is no expression is the template's text: `$price[net`. */
    attempt<T>(parse: () => T): T | undefined {
        const { at, depth } = this;
        try {
            return parse();
        } catch (error) {
            if (!(error instanceof TemplateError) || depth > 0 || ++this.work.failures > mostFailures) throw error;
            this.at = at;
            this.depth = depth;
            return undefined;
        }
    }
}
