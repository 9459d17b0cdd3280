import { domainToASCII } from "url";
import { value } from "./checks";
import { show } from "./problems";

const labelPattern = /^[a-z0-9-]+$/;

function isLabel(label: string): boolean {
    return label.length <= 63 && labelPattern.test(label) && !label.startsWith("-") && !label.endsWith("-");
}

/** Whether the service takes it: a name of RFC 1035 in small letters, of which the first part may be `*`. */
function isDomainName(given: string): boolean {
    const isWildcard = given.startsWith("*.");
    const labels = given.slice(isWildcard ? 2 : 0).split(".");
    return given.length <= 253 && labels.length >= 2 && labels.every(isLabel);
}

/** The same name as the service takes it. */
function asTaken(given: string): string {
    const lower = given.trim().toLowerCase();
    const isAscii = /^[\x20-\x7e]*$/.test(lower);
    const ascii = isAscii ? lower : domainToASCII(lower);
    return ascii.endsWith(".") ? ascii.slice(0, -1) : ascii;
}

function domainNameProblem(given: string): string | undefined {
    if (isDomainName(given)) return undefined;
    const [, afterScheme = given] = given.split("://");
    const [host, ...path] = afterScheme.split("/");
    const right = asTaken(host);
    if (!isDomainName(right)) {
        return `${show(given)} is not a domain name, such as api.example.com or *.example.com`;
    }
    const basePath = path.filter(part => part !== "").join("/");
    return `${show(given)} must be written ${right}${basePath === "" ? "" : `, and ${basePath} as basePath`}`;
}

export const domainName = value<string>(given =>
    typeof given === "string" ? domainNameProblem(given) : `${show(given)} is not a string`,
);

/** How the service names the root of a domain. */
const root = "(none)";

function basePathProblem(given: string): string | undefined {
    if (given === root) return undefined;
    if (given === "" || given === "/") return `${show(given)} is no path; leave it out for the root of the domain`;
    // aws-cdk `base-path-mapping.ts`, which has the service's own words.
    if (/^[A-Za-z0-9$_.+!*'()-]+$/.test(given)) return undefined;
    const right = given.split("/").filter(part => part !== "");
    if (right.length > 1) {
        // A mapping of several parts is one of API Gateway v2 (AWS Compute Blog, "Using multiple segments in Amazon API
        // Gateway base path mapping").
        return `${show(given)} has several parts; a REST API's base path is one, without /`;
    }
    if (right.length === 1 && right[0] !== given && basePathProblem(right[0]) === undefined) {
        return `${show(given)} must be written ${right[0]}`;
    }
    return `${show(given)} is not one part of letters, digits and $ - _ . + ! * ' ( )`;
}

export const basePath = value<string>(given =>
    typeof given === "string" ? basePathProblem(given) : `${show(given)} is not a string`,
);

/** A base path as the provider takes it: none for the root. */
export function providerBasePath(given: string | undefined): string | undefined {
    return given === root ? undefined : given;
}
