import { parsedJson } from "./java/jsonParsing";
import { javaText } from "./java/printing";
import { Budget, JavaObject, Method, Value } from "./java/values";

/** `$util` (DG "$util Variables"). Of a missing value each gives nothing. */
export const utilVariable: JavaObject = {
    members: new Map(),
    methods: new Map<string, Method>([
        ["escapeJavaScript", ofText(escapedForJavaScript)],
        ["parseJson", ofText(parsedJson)],
        ["urlEncode", ofText(urlEncoded)],
        ["urlDecode", ofText(urlDecoded)],
        ["base64Encode", ofText(text => Buffer.from(text).toString("base64"))],
        ["base64Decode", ofText(text => Buffer.from(text, "base64").toString("utf8"))],
    ]),
};

function ofText(method: (text: string, budget: Budget) => Value): Method {
    return ([value = null]: Value[], budget: Budget) => {
        if (value === null) return null;
        const text = typeof value === "string" ? value : javaText(value, budget);
        budget.spend(1 + text.length / 64);
        return method(text, budget);
    };
}

const escapes: { [character: string]: string } = {
    "\b": "\\b",
    "\f": "\\f",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    '"': '\\"',
    "'": "\\'",
    "\\": "\\\\",
};

/** With `\'`, which is no JSON, so that the guide has templates undo it. */
function escapedForJavaScript(text: string): string {
    // eslint-disable-next-line no-control-regex -- they are what is escaped
    return text.replace(/[\x00-\x1f"'\\]/g, character => {
        return escapes[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    });
}

const unreserved = new Set(Buffer.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.*"));
const hexDigits = Buffer.from("0123456789ABCDEF");

/** As Java's URLEncoder does: a form's encoding, with `+` for a space. */
function urlEncoded(text: string): string {
    const bytes = Buffer.from(text);
    const encoded = Buffer.allocUnsafe(3 * bytes.length);
    let length = 0;
    for (const byte of bytes) {
        if (unreserved.has(byte)) encoded[length++] = byte;
        else if (byte === 32) encoded[length++] = 43;
        else {
            encoded[length++] = 37;
            encoded[length++] = hexDigits[byte >> 4];
            encoded[length++] = hexDigits[byte & 15];
        }
    }
    return encoded.toString("latin1", 0, length);
}

/** What is no encoding stays; bytes that are no UTF-8 are replaced. */
function urlDecoded(text: string): string {
    return new URLSearchParams(`text=${text.replaceAll("&", "%26")}`).get("text")!;
}
