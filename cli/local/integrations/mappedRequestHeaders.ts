import { Integration } from "../deployed";

/** Headers that no mapping may set; the service answers 500 (LS test_apigateway_header_remapping_*, recorded). */
const forbidden = new Set(["content-length", "transfer-encoding", "x-amzn-trace-id", "x-amzn-apigateway-api-id"]);

/** And those of a function. */
const forbiddenToFunctions = new Set([
    ...forbidden,
    "authorization",
    "connection",
    "expect",
    "proxy-authenticate",
    "te",
]);

/** Why a request can't be sent; undefined when it can. */
export function forbiddenMapping(
    mapped: [name: string, value: string | string[]][],
    type: Integration["type"],
): string | undefined {
    const names = type === "AWS" || type === "AWS_PROXY" ? forbiddenToFunctions : forbidden;
    const [name] = mapped.find(([each]) => names.has(each.toLowerCase())) ?? [];
    return name === undefined ? undefined : `no mapping may set the header ${name}`;
}

/** Headers that may be mapped, and yet never reach an HTTP backend (the same recordings). */
const neverSent = new Set(["connection", "expect", "keep-alive", "proxy-authenticate", "te", "via"]);

export function isNeverSent(name: string): boolean {
    return neverSent.has(name.toLowerCase());
}
