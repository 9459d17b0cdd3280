import { isMap, Map } from "./checks";
import { isDeferred } from "./deferred";
import { Path, Problem, nearestName } from "./problems";
import { anyMethod } from "./routeKeys";

/** Under these names stands any value of the user's, in which `$ref` has no meaning. */
const values = ["example", "default", "enum", "value"];

/** The keys of these are names, of which each leads to a part of the document. */
const named = [
    "properties",
    "responses",
    "schemas",
    "parameters",
    "headers",
    "examples",
    "requestBodies",
    "securitySchemes",
    "links",
    "callbacks",
    "content",
    "paths",
];

/**
 * What is wrong with the references: each must lead to a part of the document itself.
 *
 * @param models the names of the schemas that are laid over the document
 */
export function referenceProblems(document: Map, models: readonly string[]): Problem[] {
    const laidOver = models.map(name => `#/components/schemas/${name}`);
    return referencesIn(document, []).flatMap(({ path, reference }) => {
        if (laidOver.includes(reference)) return [];
        const message = referenceProblem(document, reference);
        return message === undefined ? [] : [{ path, message }];
    });
}

function referencesIn(given: unknown, path: string[]): { path: string[]; reference: string }[] {
    if (isDeferred(given)) return [];
    if (Array.isArray(given)) return given.flatMap((item, index) => referencesIn(item, [...path, String(index)]));
    if (!isMap(given)) return [];
    const isNamed = named.includes(path.at(-1) ?? "");
    const own = typeof given.$ref === "string" && !isNamed ? [{ path: [...path, "$ref"], reference: given.$ref }] : [];
    const inner = Object.entries(given).filter(
        ([name]) => isNamed || name === anyMethod || !(values.includes(name) || name.startsWith("x-")),
    );
    return [...own, ...inner.flatMap(([name, each]) => referencesIn(each, [...path, name]))];
}

function referenceProblem(document: Map, reference: string): string | undefined {
    // The form in which the service itself names a model (DG "Models and mapping templates").
    if (reference.startsWith("https://apigateway.amazonaws.com/restapis/")) return undefined;
    if (!reference.startsWith("#")) {
        // Other files and addresses: "Model reference must be in canonical form", recorded.
        return "API Gateway follows no reference out of the document; bundle it into one, with what this names under components";
    }
    const seen = new Set<string>();
    let next = reference;
    while (!seen.has(next)) {
        seen.add(next);
        const found = lookUp(document, next);
        if ("missing" in found) return `leads nowhere; ${found.missing}`;
        if (!isMap(found.value) || typeof found.value.$ref !== "string") return undefined;
        next = found.value.$ref;
        if (!next.startsWith("#")) return undefined;
    }
    return "leads back to itself, through references only; write at one of them what they stand for";
}

/** A part of the document, or what the reference leads to if it is one; undefined if it leads nowhere. */
export function resolved(document: Map, given: unknown): unknown {
    const seen = new Set<string>();
    let value = given;
    while (isMap(value) && typeof value.$ref === "string" && !seen.has(value.$ref)) {
        seen.add(value.$ref);
        const found = value.$ref.startsWith("#") ? lookUp(document, value.$ref) : { missing: "" };
        if ("missing" in found) return undefined;
        value = found.value;
    }
    return value;
}

/** What stands at a JSON pointer; an Output on the way may hold anything. */
function lookUp(document: Map, pointer: string): { value: unknown } | { missing: string } {
    let value: unknown = document;
    const passed: string[] = [];
    for (const part of pointer.slice(1).split("/").slice(1)) {
        if (isDeferred(value)) return { value: undefined };
        const name = unescaped(part);
        const inner = isMap(value) || Array.isArray(value) ? (value as Map) : {};
        if (!Object.hasOwn(inner, name)) {
            const near = nearestName(name, Object.keys(inner));
            const at = (end: string) => `#/${[...passed, escapedName(end)].join("/")}`;
            return { missing: near === undefined ? `there is no ${at(name)}` : `did you mean ${at(near)}?` };
        }
        passed.push(part);
        value = inner[name];
    }
    const isPointer = pointer.startsWith("#/");
    return isPointer ? { value } : { missing: "a reference begins with #/, such as #/components/schemas/Order" };
}

function unescaped(part: string): string {
    return decoded(part).replaceAll("~1", "/").replaceAll("~0", "~");
}

const escapedName = (name: string) => name.replaceAll("~", "~0").replaceAll("/", "~1");

function decoded(part: string): string {
    try {
        return decodeURIComponent(part);
    } catch {
        return part;
    }
}

/** Where a map stands in itself, as in a document whose references were replaced by what they lead to. */
export function cyclePath(document: Map): Path | undefined {
    // A map may stand at several places, of which a YAML file's anchors can make very many: each is looked into once.
    const done = new Set<object>();
    return cycleIn(document, [], []);

    function cycleIn(given: unknown, path: string[], within: readonly object[]): Path | undefined {
        if (isDeferred(given) || typeof given !== "object" || given === null || done.has(given)) return undefined;
        if (within.includes(given)) return path;
        for (const [name, inner] of Object.entries(given)) {
            const found = cycleIn(inner, [...path, name], [...within, given]);
            if (found !== undefined) return found;
        }
        done.add(given);
        return undefined;
    }
}
