/** Java's POSIX classes, by its names for them, and what else RE2 writes in another way. */
const classes: { [name: string]: string } = {
    Lower: "a-z",
    Upper: "A-Z",
    ASCII: "\\x00-\\x7F",
    Alpha: "a-zA-Z",
    Digit: "0-9",
    Alnum: "a-zA-Z0-9",
    Punct: "!-\\/:-@\\[-`{-~",
    Graph: "!-~",
    Print: " -~",
    Blank: " \\t",
    Cntrl: "\\x00-\\x1F\\x7F",
    XDigit: "0-9a-fA-F",
    Space: " \\t\\n\\x0B\\f\\r",
    IsAlphabetic: "\\p{L}",
    IsDigit: "\\p{Nd}",
};

/** The text that an expression of plain and escaped characters stands for; undefined for any other. */
export function plainText(expression: string): string | undefined {
    if (!/^(?:[^\\.[\](){}*+?^$|]|\\[^\w\s])+$/.test(expression)) return undefined;
    return expression.replace(/\\([^])/g, "$1");
}

type Dialect = "RE2" | "JavaScript";

export function re2Syntax(expression: string): string {
    return translated(expression, "RE2");
}

/** Flags at the beginning, `(?i)`, are given apart in JavaScript. */
export function javaScriptSyntax(expression: string): { source: string; flags: string } {
    const [whole, flags] = /^\(\?([ims]+)\)/.exec(expression) ?? ["", ""];
    return { source: translated(expression.slice(whole.length), "JavaScript"), flags: [...new Set(flags)].join("") };
}

function translated(expression: string, dialect: Dialect): string {
    let inClass = false;
    return expression.replace(
        /\\Q([^]*?)(?:\\E|$)|\\p\{(\w+)\}|\\u([0-9a-fA-F]{4})|\\([^])|[[\]]/g,
        (
            whole,
            literal: string | undefined,
            name: string | undefined,
            code: string | undefined,
            escaped: string | undefined,
        ) => {
            if (whole === "[") inClass = true;
            else if (whole === "]") inClass = false;
            if (literal !== undefined) return literal.replace(/[^\w\s]/g, quoted);
            if (name !== undefined && Object.hasOwn(classes, name)) {
                return inClass ? classes[name] : `[${classes[name]}]`;
            }
            if (code !== undefined) return dialect === "RE2" ? `\\x{${code}}` : whole;
            return escaped === undefined ? whole : translatedEscape(escaped, inClass, dialect);
        },
    );
}

function translatedEscape(escaped: string, inClass: boolean, dialect: Dialect): string {
    switch (escaped) {
        case "h":
            return inClass ? " \\t\u00A0" : "[ \\t\u00A0]";
        case "e":
            return "\\x1B";
        case "R":
            return "(?:\\r\\n|[\\n\\r\\x0B\\f])";
        case "A":
            return dialect === "RE2" ? "\\A" : "(?<![^])";
        case "z":
            return dialect === "RE2" ? "\\z" : "(?![^])";
        case "Z":
            return dialect === "RE2" ? "\\n?\\z" : "(?=\\n?(?![^]))";
        default:
            // Any character that is no letter or digit may be escaped in Java.
            return /[\w\s]/.test(escaped) && escaped !== "_" ? `\\${escaped}` : quoted(escaped);
    }
}

function quoted(character: string): string {
    return character.charCodeAt(0) < 128 && character !== "_" ? `\\${character}` : character;
}
