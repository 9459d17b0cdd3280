import { Budget, JavaList, JavaMap, Value } from "./values";

/**
 * JSON as the service reads it: maps keep their order (JavaScript's objects would put names that are numbers first),
 * integers stay exact and `1.0` stays a Double. Throws a SyntaxError for what is no JSON.
 */
export function parsedJson(text: string, budget: Budget): Value {
    return new JsonParser(text, budget).whole();
}

const deepest = 1000;
const number = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
const word = /true|false|null/y;
// Control characters are left to JSON.parse, which refuses them.
const string = /"(?:[^"\\]|\\[^])*"/y;
// eslint-disable-next-line no-control-regex -- the control characters are refused
const plainString = /"[^"\\\x00-\x1f]*"/y;

class JsonParser {
    private at = 0;

    constructor(
        private readonly text: string,
        private readonly budget: Budget,
    ) {}

    whole(): Value {
        const value = this.value(0);
        this.skipSpace();
        return this.at < this.text.length ? this.fail() : value;
    }

    private value(depth: number): Value {
        this.budget.spend(1 / 4);
        if (depth > deepest) throw new SyntaxError("JSON that is too deep");
        this.skipSpace();
        switch (this.text[this.at]) {
            case "{":
                return this.map(depth);
            case "[":
                return this.list(depth);
            case '"':
                return this.string();
        }
        const [digits, fraction, exponent] = this.taken(number) ?? [];
        if (digits !== undefined) {
            const isInteger = fraction === undefined && exponent === undefined && digits.length < 400;
            return isInteger ? BigInt(digits) : Number(digits);
        }
        const [constant] = this.taken(word) ?? this.fail();
        return constant === "null" ? null : constant === "true";
    }

    private map(depth: number): JavaMap {
        const map = new JavaMap();
        this.items("}", () => {
            const name = this.string();
            this.skipSpace();
            if (this.text[this.at++] !== ":") this.fail();
            map.put(name, this.value(depth + 1));
        });
        return map;
    }

    private list(depth: number): JavaList {
        const list = new JavaList([], true);
        this.items("]", () => list.items.push(this.value(depth + 1)));
        return list;
    }

    /** Reads items from the opening to the closing character. */
    private items(close: string, item: () => void): void {
        this.at++;
        this.skipSpace();
        if (this.text[this.at] === close) return void this.at++;
        for (;;) {
            item();
            this.skipSpace();
            const end = this.text[this.at++];
            if (end === close) return;
            if (end !== ",") this.fail();
            this.skipSpace();
        }
    }

    private string(): string {
        const plain = this.taken(plainString);
        if (plain) return plain[0].slice(1, -1);
        const [quoted] = this.taken(string) ?? this.fail();
        return JSON.parse(quoted) as string;
    }

    private skipSpace(): void {
        for (; this.at < this.text.length; this.at++) {
            const code = this.text.charCodeAt(this.at);
            if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
        }
    }

    private taken(expression: RegExp): RegExpExecArray | null {
        expression.lastIndex = this.at;
        const found = expression.exec(this.text);
        if (found) this.at += found[0].length;
        return found;
    }

    private fail(): never {
        throw new SyntaxError(`no JSON at character ${this.at}`);
    }
}
