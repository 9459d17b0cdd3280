import { isDeepStrictEqual } from "node:util";

/** The names of what differs between two maps. */
export interface Differences {
    changed: string[];
    added: string[];
    removed: string[];
}

export function differences(before: { [name: string]: unknown }, next: { [name: string]: unknown }): Differences {
    const [old, now] = [Object.keys(before), Object.keys(next)];
    return {
        changed: now.filter(name => Object.hasOwn(before, name) && !isDeepStrictEqual(before[name], next[name])),
        added: now.filter(name => !Object.hasOwn(before, name)),
        removed: old.filter(name => !Object.hasOwn(next, name)),
    };
}

/** `plans.free changed`, `plans.gold removed` */
export function phrase(
    { changed, added, removed }: Differences,
    prefix: string,
    shown: (name: string) => string = name => name,
): string[] {
    const each = (names: string[], verb: string) => names.map(name => `${prefix}${shown(name)} ${verb}`);
    return [...each(changed, "changed"), ...each(added, "added"), ...each(removed, "removed")];
}

export function byName<T>(all: T[], nameOf: (each: T) => string): { [name: string]: T } {
    return Object.fromEntries(all.map(each => [nameOf(each), each]));
}
