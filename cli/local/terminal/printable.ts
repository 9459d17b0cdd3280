/**
 * A text as a terminal may show it. Clients choose paths, and programs names: neither may move the cursor, colour what
 * follows, or turn its direction.
 */
export function printable(text: string): string {
    return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, escaped);
}

/** Of several lines, whose breaks are meant. */
export function printableLines(text: string): string {
    return text.split("\n").map(printable).join("\n");
}

/** One JSON object; JSON itself leaves U+007F to U+009F as they are, and some terminals obey these. */
export function jsonLine(value: object): string {
    return printable(JSON.stringify(value));
}

function escaped(character: string): string {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
