import { matcherOf } from "./regularExpressionEngines";
import { Budget } from "./values";

export function replacedAll(text: string, expression: string, replacement: string, budget: Budget): string {
    return replaced(text, expression, replacement, Infinity, budget);
}

export function replacedFirst(text: string, expression: string, replacement: string, budget: Budget): string {
    return replaced(text, expression, replacement, 1, budget);
}

function replaced(text: string, expression: string, replacement: string, most: number, budget: Budget): string {
    const matcher = matcherOf(text, expression, budget);
    const parts = replacementParts(replacement, matcher.groupCount());
    let written = "";
    let start = 0;
    for (let count = 0; count < most && matcher.find(); count++) {
        budget.spend(parts.length / 8);
        written += text.slice(start, matcher.start());
        for (const part of parts) written += part instanceof GroupOf ? (matcher.group(part.group) ?? "") : part;
        if (written.length > mostCharacters) throw new Error("a text is too long");
        start = matcher.end();
    }
    written += text.slice(start);
    budget.spend(written.length / 64);
    return written;
}

class GroupOf {
    constructor(readonly group: number | string) {}
}

/** `$1` (of more digits as long as there is such a group) and `${name}` are groups, and a backslash quotes. */
function replacementParts(replacement: string, groups: number): (string | GroupOf)[] {
    const parts: (string | GroupOf)[] = [];
    const token = /\\([^])|\$\{([A-Za-z][A-Za-z0-9]*)\}|\$([0-9])|[^\\$]+/y;
    for (let at = 0; at < replacement.length; at = token.lastIndex) {
        token.lastIndex = at;
        const found = token.exec(replacement);
        if (!found) throw new Error(`the replacement ${replacement} is none of Java's`);
        const [whole, quoted, name, digit] = found;
        if (digit !== undefined) {
            let group = Number(digit);
            if (group > groups) throw new Error(`there is no group ${group}`);
            for (const next = /[0-9]/y; ; token.lastIndex++) {
                next.lastIndex = token.lastIndex;
                const longer = next.test(replacement) ? group * 10 + Number(replacement[token.lastIndex]) : Infinity;
                if (longer > groups) break;
                group = longer;
            }
            parts.push(new GroupOf(group));
        } else parts.push(name === undefined ? (quoted ?? whole) : new GroupOf(name));
    }
    return parts;
}

/** Whether the whole text fits. */
export function isMatch(text: string, expression: string, budget: Budget): boolean {
    return matcherOf(text, expression, budget).matches();
}

/** As `String.split` of Java: without the empty texts at the end, unless the limit says so. */
export function splitText(text: string, expression: string, limit: number, budget: Budget): string[] {
    const matcher = matcherOf(text, expression, budget);
    const parts: string[] = [];
    let start = 0;
    while ((limit <= 0 || parts.length < limit - 1) && matcher.find()) {
        // A match of no characters at the beginning gives no empty text.
        if (matcher.end() === 0) continue;
        budget.spend(1 / 8);
        parts.push(text.slice(start, matcher.start()));
        start = matcher.end();
    }
    if (parts.length === 0) return [text];
    parts.push(text.slice(start));
    while (limit === 0 && parts.at(-1) === "") parts.pop();
    return parts;
}

const mostCharacters = 10 * 1024 * 1024;
