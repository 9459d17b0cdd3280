import { Problem, at, isMap, show } from "./problems";

/** Plan and key names become part of the names of resources. */
export function nameProblems(path: string, name: string): Problem[] {
    if (/^[A-Za-z0-9][A-Za-z0-9._@+-]{0,127}$/.test(name)) return [];
    return [{ path, message: `${show(name)} is not a name of 1 to 128 letters, digits and . _ - @ +` }];
}

/** A former name is one that is not in use any more. */
export function formerNameProblems(path: string, entry: unknown, all: unknown): Problem[] {
    const former = isMap(entry) ? entry.formerName : undefined;
    if (typeof former !== "string" || !isMap(all) || !Object.hasOwn(all, former)) return [];
    return [{ path: at(path, "formerName"), message: `${show(former)} is still in use; drop one of them` }];
}

/** Two entries can't both be what one was before. */
export function sharedFormerNameProblems(path: string, all: unknown): Problem[] {
    if (!isMap(all)) return [];
    const owner = new Map<unknown, string>();
    const problems: Problem[] = [];
    for (const [name, entry] of Object.entries(all)) {
        const former = isMap(entry) ? entry.formerName : undefined;
        if (typeof former !== "string") continue;
        const other = owner.get(former);
        if (other === undefined) owner.set(former, name);
        else {
            const message = `${show(former)} is that of ${at(path, other)} too; drop one of them`;
            problems.push({ path: at(at(path, name), "formerName"), message });
        }
    }
    return problems;
}
