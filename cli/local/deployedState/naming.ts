import { RegisteredResource } from "../evaluation/registeredResource";
import { Resources, text } from "./resources";

/** What to call each of some resources of one type. */
export type Naming = (all: RegisteredResource[]) => Map<RegisteredResource, string>;

/**
 * A resource's name is the one that the program gives it. Else it is its logical name, without that of the component
 * that it belongs to: components name their children after themselves, and `orders-alice` in `orders` is alice. Where
 * that makes two alike, both keep their logical names.
 */
export function namingOf(resources: Resources): Naming {
    const shortName = (resource: RegisteredResource) => {
        const parent = resources.byUrn(resource.parent);
        const prefix = `${parent?.name}-`;
        const isChild = parent && resource.name.startsWith(prefix) && resource.name.length > prefix.length;
        return text(resource.inputs.name) ?? (isChild ? resource.name.slice(prefix.length) : resource.name);
    };
    return all => {
        const count = new Map<string, number>();
        for (const each of all) count.set(shortName(each), (count.get(shortName(each)) ?? 0) + 1);
        return new Map(all.map(each => [each, count.get(shortName(each)) === 1 ? shortName(each) : each.name]));
    };
}
