import { KeyDetails } from "../aws/customers";
import { Json } from "./existingApi";
import { ownTags } from "./tags";

/** A key as the configuration has it. Its value is nowhere. */
export function keyArguments(plan: string, key: KeyDetails, isReferenced: boolean): Json {
    if (isReferenced) return { plan, existingKeyId: key.id };
    const { name = "", description = "", enabled, customerId } = key;
    const tags = ownTags(key.tags);
    return {
        plan,
        // The provider makes another key for another name, and gives a description where none is given.
        displayName: name,
        description,
        ...(enabled === false && { enabled: false }),
        ...(customerId && { customerId }),
        ...(Object.keys(tags).length > 0 && { tags }),
    };
}
