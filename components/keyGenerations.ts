import { Map as PlainMap, entriesOf, isMap } from "./checks";
import { Path, Problem } from "./problems";

/** The keys that a customer has at one time: that of the generation, and the one before if it is kept. */
export interface Generation {
    /** The part of the resources' logical names that is the key's. */
    resourceName: string;
    /** What it was before the key was renamed. */
    formerResourceName?: string;
    previous: boolean;
}

/** The generations that a key's arguments ask for, the current one first. */
export function generationsOf(
    name: string,
    key: { generation?: unknown; keepPrevious?: unknown; formerName?: unknown },
): Generation[] {
    const generation = typeof key.generation === "number" ? key.generation : 1;
    const ofGeneration = (n: number, previous: boolean): Generation => ({
        resourceName: resourceName(name, n),
        formerResourceName: typeof key.formerName === "string" ? resourceName(key.formerName, n) : undefined,
        previous,
    });
    const current = ofGeneration(generation, false);
    const keepsPrevious = key.keepPrevious === true && generation > 1;
    return keepsPrevious ? [current, ofGeneration(generation - 1, true)] : [current];
}

function resourceName(name: string, generation: number): string {
    return generation === 1 ? name : `${name}-g${generation}`;
}

export function generationProblems(path: Path, { generation, keepPrevious }: PlainMap): Problem[] {
    if (keepPrevious !== true || (generation ?? 1) !== 1) return [];
    const message = "there is no generation before 1 to keep; set generation: 2 as well";
    return [{ path: [...path, "keepPrevious"], message }];
}

/** A key called `acme-g2` beside the second generation of `acme` would give two resources one name. */
export function sameResourceProblems(path: Path, keys: PlainMap, shown: (name: string) => string): Problem[] {
    const owner = new Map<string, string>();
    const same = entriesOf(keys).flatMap(([name, key]) =>
        generationsOf(name, isMap(key) ? key : {}).flatMap(({ resourceName }) => {
            const other = owner.get(resourceName);
            owner.set(resourceName, name);
            if (other === undefined) return [];
            const message = `makes a resource "${resourceName}", as ${shown(other)} does; rename one`;
            return [{ path: [...path, name], message }];
        }),
    );
    const formerly = entriesOf(keys).flatMap(([name, key]) =>
        generationsOf(name, isMap(key) ? key : {}).flatMap(({ formerResourceName: former }) => {
            const other = former === undefined ? undefined : owner.get(former);
            // Where the former name is that of a key, it is refused as that.
            if (other === undefined || other === former) return [];
            const message = `would take over the resource "${former}", which ${shown(other)} makes; rename that key`;
            return [{ path: [...path, name, "formerName"], message }];
        }),
    );
    return [...same, ...formerly];
}
