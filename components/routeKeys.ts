import { Path, Problem, show } from "./problems";

export const httpMethods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY"] as const;

/** What a path of an OpenAPI document has for `ANY`. */
export const anyMethod = "x-amazon-apigateway-any-method";

/** A route key, taken apart. */
export interface ParsedRouteKey {
    method: string;
    path: string;
    /** The path's parts between slashes; none for the root. */
    segments: string[];
    /** The names of the path parameters: `id` for `{id}`, `rest` for `{rest+}`. */
    parameters: string[];
}

/** The route of a route key that has no problems: `"GET /orders/{id}"`. */
export function parseRouteKey(routeKey: string): ParsedRouteKey {
    const [method, path] = routeKey.split(" ");
    const segments = path.split("/").filter(segment => segment !== "");
    const parameters = segments.filter(isParameter).map(parameterName);
    return { method, path, segments, parameters };
}

/** The route as method settings of a stage name it: `~1orders~1{id}/GET` (hashicorp/terraform-provider-aws#9738). */
export function methodSettingsPath({ method, path }: ParsedRouteKey): string {
    return `${path.replaceAll("/", "~1")}/${method}`;
}

/** The route as a usage plan's method throttles name it: `/orders/{id}/GET`, for the root `//GET`. */
export function planThrottlePath({ method, path }: ParsedRouteKey): string {
    return `${path}/${method}`;
}

/** The route as the last part of an execute-api ARN: `GET/orders/*`. */
export function executionPath({ method, segments }: ParsedRouteKey): string {
    const path = segments.map(segment => (isParameter(segment) ? "*" : segment)).join("/");
    return `${method === "ANY" ? "*" : method}/${path}`;
}

/** How many resources a service makes of the paths: one for each part, and none twice. */
export function pathPartCount(routeKeys: string[]): number {
    const parts = routeKeys.flatMap(routeKey => {
        const { segments } = parseRouteKey(routeKey);
        return segments.map((_segment, index) => segments.slice(0, index + 1).join("/"));
    });
    return new Set(parts).size;
}

/** What is wrong with a route key, if anything. */
export function routeKeyProblem(routeKey: string): string | undefined {
    const example = 'a route key is a method, one space and a path, such as "GET /orders/{id}"';
    const parts = routeKey.split(" ");
    if (parts.length !== 2) return `not a route key; ${example}`;
    const [method, path] = parts;
    if (!(httpMethods as readonly string[]).includes(method)) {
        const upper = method.toUpperCase();
        const known = (httpMethods as readonly string[]).includes(upper);
        return known ? `write "${upper} ${path}"` : `${show(method)} is not one of ${httpMethods.join(", ")}`;
    }
    if (!path.startsWith("/")) return `the path must start with a slash: "${method} /${path}"`;
    if (path === "/") return undefined;
    if (path.endsWith("/"))
        return `the path must not end with a slash: "${method} ${withoutSlashesAtEnd(path) || "/"}"`;
    return segmentsProblem(path.slice(1).split("/"));
}

function segmentsProblem(segments: string[]): string | undefined {
    for (const [index, segment] of segments.entries()) {
        if (segment === "") return "the path has an empty part between two slashes; remove one";
        // The developer guide lists the comma, and `$` was taken by the service (aws/aws-cdk#27083). A parameter's name is
        // what a mapping expression takes as one.
        if (!/^([A-Za-z0-9._:$,-]+|\{[A-Za-z0-9._$-]+\+?\})$/.test(segment)) {
            return `${show(segment)} is not a path part; use letters, digits and . _ - : $ , or a {parameter}`;
        }
        if (segment.endsWith("+}") && index < segments.length - 1) {
            return `${segment} takes all the rest of the path, so it must be the last part`;
        }
    }
    const names = segments.filter(isParameter).map(parameterName);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    return twice === undefined ? undefined : `the parameter ${twice} stands twice in the path; rename one`;
}

/**
 * The service allows one parameter at each place of the tree of paths: `/orders/{id}` beside `/orders/{key}` is
 * refused with "A sibling ({id}) of this resource already has a variable path part -- only one is allowed".
 */
export function siblingProblems(path: Path, routeKeys: string[]): Problem[] {
    const parameterAt = new Map<string, { segment: string; routeKey: string }>();
    const problems: Problem[] = [];
    for (const routeKey of routeKeys) {
        let parent = "";
        for (const segment of parseRouteKey(routeKey).segments) {
            const sibling = parameterAt.get(parent);
            if (isParameter(segment) && sibling && sibling.segment !== segment) {
                const message = `${segment} stands where "${sibling.routeKey}" has ${sibling.segment}, and one place takes one parameter; use ${sibling.segment} in both`;
                problems.push({ path: [...path, routeKey], message });
                break;
            }
            if (isParameter(segment) && !sibling) parameterAt.set(parent, { segment, routeKey });
            parent = `${parent}/${segment}`;
        }
    }
    return problems;
}

/** Not by an expression: `/\/+$/` takes quadratic time for slashes that something follows. */
export function withoutSlashesAtEnd(path: string): string {
    let end = path.length;
    while (end > 0 && path[end - 1] === "/") end--;
    return path.slice(0, end);
}

function isParameter(segment: string): boolean {
    return segment.startsWith("{");
}

function parameterName(segment: string): string {
    return segment.replace(/^\{|\+?\}$/g, "");
}
