import { Tags } from "../deployed";
import { isMap } from "../dictionary";

/** Tags of a request, to be spread; nothing where there are none. */
export function tagsGiven(tags: unknown): { tags?: Tags } {
    const given = isMap(tags) ? Object.entries(tags).filter(([, value]) => typeof value === "string") : [];
    return given.length === 0 ? {} : { tags: Object.fromEntries(given) as Tags };
}
