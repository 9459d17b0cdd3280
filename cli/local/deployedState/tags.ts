import { Tags } from "../deployed";
import { Properties } from "../evaluation/registeredResource";
import { texts } from "./resources";

/** The tags of a resource, to be spread into what is made of it; nothing where it has none. */
export function tagsOf({ tags }: Properties): { tags?: Tags } {
    const given = texts(tags);
    return Object.keys(given).length > 0 ? { tags: given } : {};
}
