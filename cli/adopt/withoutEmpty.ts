import { Json } from "./existingApi";

/** A map without what says nothing: absent, empty texts, lists and maps. */
export function withoutEmpty(map: Json): Json {
    return Object.fromEntries(Object.entries(map).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
    if (value === undefined || value === null || value === "") return true;
    return typeof value === "object" && Object.keys(value).length === 0;
}
