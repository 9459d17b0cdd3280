import { isMap } from "../dictionary";
import { Properties } from "../evaluation/registeredResource";
import { decoded } from "../percentDecoding";

/** What a value refers to by `$ref` within its document, also by way of another, by pointer. Models are left out. */
export function referred(value: unknown, document: Properties): { [pointer: string]: unknown } {
    const found = new Map<string, unknown>();
    const visit = (part: unknown): void => {
        if (Array.isArray(part)) return part.forEach(visit);
        if (!isMap(part)) return;
        const { $ref: pointer } = part;
        if (typeof pointer === "string" && pointer.startsWith("#/") && !isModel(pointer) && !found.has(pointer)) {
            const target = targetOf(pointer, document);
            found.set(pointer, target);
            visit(target);
        }
        Object.values(part).forEach(visit);
    };
    visit(value);
    return Object.fromEntries(found);
}

/** A value, or what it refers to where it is a reference within its document. */
export function resolved(value: unknown, document: Properties): unknown {
    const seen = new Set<unknown>();
    let found = value;
    while (isMap(found) && typeof found.$ref === "string" && found.$ref.startsWith("#/") && !seen.has(found)) {
        seen.add(found);
        found = targetOf(found.$ref, document);
    }
    return found;
}

function isModel(pointer: string): boolean {
    return pointer.startsWith("#/definitions/") || pointer.startsWith("#/components/schemas/");
}

/** `#/components/parameters/limit` (RFC 6901). */
function targetOf(pointer: string, document: Properties): unknown {
    const names = pointer.slice(2).split("/");
    return names.reduce((part: unknown, name) => {
        const key = decoded(name).replaceAll("~1", "/").replaceAll("~0", "~");
        return isMap(part) && Object.hasOwn(part, key) ? part[key] : undefined;
    }, document);
}
