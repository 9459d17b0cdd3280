import { parsedJson } from "../mappings/java/jsonParsing";
import { JavaMap } from "../mappings/java/values";

/**
 * The status code that a mock's request template gives: any integer. The service reads it leniently, since the CDK's
 * own template is `{ statusCode: 200 }`; what it takes and what not was tried in its console (localstack,
 * test_mock_integration.py). Undefined where there is none.
 */
export function mockStatus(text: string): number | undefined {
    const status = strictStatus(text);
    const code = status === "no JSON" ? lenientStatus(text) : status;
    return code !== undefined && code >= -(2n ** 31n) && code < 2n ** 31n ? Number(code) : undefined;
}

function strictStatus(text: string): bigint | undefined | "no JSON" {
    try {
        const document = parsedJson(text, { spend: () => undefined });
        const code = document instanceof JavaMap ? document.get("statusCode") : null;
        return typeof code === "bigint" ? code : undefined;
    } catch {
        return "no JSON";
    }
}

const longest = 10_000;

/** Members between braces, with names and values that need no quotes; empty ones count for nothing. */
function lenientStatus(text: string): bigint | undefined {
    const whole = text.trim();
    if (whole.length > longest || !whole.startsWith("{") || !whole.endsWith("}") || whole.length < 2) return undefined;
    let status: bigint | undefined;
    for (const member of members(whole.slice(1, -1))) {
        const colon = member.indexOf(":");
        if (colon < 0) return undefined;
        const name = member.slice(0, colon).trim();
        const value = member.slice(colon + 1).trim();
        if (/^(?:statusCode|'statusCode'|"statusCode")$/.test(name)) {
            if (!/^-?[0-9]+$/.test(value)) return undefined;
            status = BigInt(value);
        } else if (!isName(name) || !isValue(value)) return undefined;
    }
    return status;
}

/** Without blanks around them, and without those that are empty. A value in quotes or brackets may have commas in it. */
function members(text: string): string[] {
    const parts: string[] = [];
    let start = 0;
    let isBeforeValue = false;
    let hasColon = false;
    for (let at = 0; at <= text.length; at++) {
        if (at === text.length || text[at] === ",") {
            parts.push(text.slice(start, at).trim());
            start = at + 1;
            hasColon = isBeforeValue = false;
        } else if (text[at] === ":" && !hasColon) {
            hasColon = isBeforeValue = true;
        } else if (isBeforeValue && text[at].trim() !== "") {
            isBeforeValue = false;
            at = closing(text, at) ?? at;
        }
    }
    return parts.filter(part => part !== "");
}

function isName(name: string): boolean {
    if (name.startsWith("[") || name.startsWith("{")) return false;
    return !/^['"]/.test(name) || (name.length >= 2 && name.endsWith(name[0]));
}

function isValue(value: string): boolean {
    return !/^['"[{]/.test(value) || closing(value, 0) === value.length - 1;
}

/** Where the text or bracket that begins here ends; undefined where none begins or ends. */
function closing(text: string, start: number): number | undefined {
    const first = text[start];
    if (first === '"' || first === "'") {
        const end = text.indexOf(first, start + 1);
        return end < 0 ? undefined : end;
    }
    if (first !== "{" && first !== "[") return undefined;
    let depth = 0;
    for (let at = start; at < text.length; at++) {
        if (text[at] === "{" || text[at] === "[") depth++;
        else if (text[at] === "}" || text[at] === "]") depth--;
        if (depth === 0) return at;
    }
    return undefined;
}
