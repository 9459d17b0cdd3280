import { isMap } from "../dictionary";

/** What a function of a proxy integration has answered (DG "Output format of a Lambda function for proxy integration"). */
export interface ProxyResponse {
    statusCode: number;
    /** A flat list of names and values. */
    headers: string[];
    body: string;
    isBase64Encoded: boolean;
}

const fields = ["statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded"];

/**
 * Reads what a function gave; says what is wrong where the service would answer 502. No field is required and no other
 * is allowed, and a header is a text or a boolean (measured on AWS by emulator authors).
 */
export function proxyResponse(result: unknown): ProxyResponse | { malformed: string } {
    if (!isMap(result))
        return { malformed: `it gave ${result === null ? "null" : `a ${typeof result}`}, not an object` };
    const unknown = Object.keys(result).find(field => !fields.includes(field));
    if (unknown !== undefined) return { malformed: `it gave "${unknown}", which is not one of ${fields.join(", ")}` };
    const { body, isBase64Encoded } = result;
    const statusCode = Number(result.statusCode ?? 200);
    if (!Number.isInteger(statusCode) || statusCode < 200 || statusCode > 599) {
        return { malformed: `its statusCode ${JSON.stringify(result.statusCode)} is not a status` };
    }
    if (body !== undefined && body !== null && typeof body !== "string") {
        return { malformed: `its body is a ${typeof body}, not a string` };
    }
    const headers = flatHeaders(result.headers, result.multiValueHeaders);
    if (!headers) return { malformed: "its headers are not texts by name" };
    return { statusCode, headers, body: body ?? "", isBase64Encoded: isBase64Encoded === true };
}

/**
 * Where a name is in both, `multiValueHeaders` has its spelling and its first values (LS
 * test_aws_proxy_response_payload_format_validation, recorded).
 */
function flatHeaders(single: unknown, multiple: unknown): string[] | undefined {
    const values = new Map<string, [name: string, values: unknown[]]>();
    for (const [map, isMultiple] of [
        [multiple ?? {}, true],
        [single ?? {}, false],
    ] as const) {
        if (!isMap(map)) return undefined;
        for (const [name, value] of Object.entries(map)) {
            if (isMultiple !== Array.isArray(value)) return undefined;
            const [spelling, others] = values.get(name.toLowerCase()) ?? [name, []];
            values.set(name.toLowerCase(), [spelling, [...others, ...[value].flat()]]);
        }
    }
    const flat: string[] = [];
    for (const [name, all] of values.values()) {
        for (const value of all) {
            if (!isHeader(name, value)) return undefined;
            flat.push(name, String(value));
        }
    }
    return flat;
}

/** What Node.js would refuse to send is malformed too. */
function isHeader(name: string, value: unknown): value is string | boolean {
    const isText = typeof value === "string" || typeof value === "boolean";
    return isText && /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(String(value));
}
