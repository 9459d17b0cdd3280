import { Dictionary, isMap } from "../dictionary";

/** The claims of a token by its form: three parts, of which the first two are JSON. Its signature is not looked at. */
export function claimsOf(token: string): Dictionary<unknown> | undefined {
    const parts = token.replace(/^Bearer /i, "").split(".");
    if (parts.length !== 3 || parts[2] === "" || !isMap(json(parts[0]))) return undefined;
    const claims = json(parts[1]);
    return isMap(claims) ? claims : undefined;
}

function json(part: string): unknown {
    if (!/^[\w-]+$/.test(part)) return undefined;
    try {
        return JSON.parse(Buffer.from(part, "base64url").toString("utf8")) as unknown;
    } catch {
        return undefined;
    }
}

/**
 * Whether a pool, by its ARN, is the issuer of a token. A pool that the program itself makes has no id on this machine,
 * and its tokens come from the real one: then any pool's will do.
 */
export function isIssuer(providerArn: string, issuer: unknown): boolean {
    if (typeof issuer !== "string") return false;
    const pool = poolOf(providerArn);
    if (!pool) return /^https:\/\/cognito-idp\.[a-z0-9-]+\.amazonaws\.com\/[\w-]+$/.test(issuer);
    return issuer === `https://cognito-idp.${pool.region}.amazonaws.com/${pool.id}`;
}

/** The user pool of an ARN, where that is one of AWS. */
export function poolOf(providerArn: string): { region: string; id: string } | undefined {
    const [, , service, region, , resource = ""] = providerArn.split(":");
    const [type, id] = resource.split("/");
    return service === "cognito-idp" && type === "userpool" && id ? { region, id } : undefined;
}

/** The times that the service shows as dates. */
const dates = new Set(["exp", "iat"]);

/**
 * The claims as functions get them: every value is a text (amazon-api-gateway-developer-guide #158), lists are joined
 * by commas, and two of the times are dates in Java's form, `Mon Sep 25 20:18:15 UTC 2017` (AWS's sample events).
 */
export function claimTexts(claims: Dictionary<unknown>): { [name: string]: string } {
    return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, claimText(name, value)]));
}

export function claimText(name: string, value: unknown): string {
    if (dates.has(name) && typeof value === "number") return javaDate(value);
    if (Array.isArray(value) && value.every(each => typeof each !== "object")) return value.join(",");
    return typeof value === "string" ? value : JSON.stringify(value);
}

function javaDate(seconds: number): string {
    const date = new Date(seconds * 1000);
    if (Number.isNaN(date.getTime())) return String(seconds);
    const [day, number, month, year, time] = date.toUTCString().replace(",", "").split(" ");
    return `${day} ${month} ${number} ${time} UTC ${year}`;
}
