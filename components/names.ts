import { type Map as PlainMap, entriesOf, isMap } from "./checks";
import { Path, Problem, show, shownPath } from "./problems";

/** What is wrong with the name of a plan or key, if anything: it becomes part of the names of resources. */
export function nameProblem(name: string): string | undefined {
    if (/^[A-Za-z0-9][A-Za-z0-9._@+-]{0,127}$/.test(name)) return undefined;
    return `${show(name)} is not a name of 1 to 128 letters, digits and . _ - @ +`;
}

/**
 * What is wrong with the former names in a map of plans or keys: one that is in use still, or that two entries had, or
 * that can't have been a name.
 *
 * @param shown how a message names the place of an entry
 */
export function formerNameProblems(
    path: Path,
    all: PlainMap,
    shown = (name: string) => shownPath([...path, name]),
): Problem[] {
    const owner = new Map<unknown, string>();
    return entriesOf(all).flatMap(([name, entry]) => {
        const former = isMap(entry) ? entry.formerName : undefined;
        if (typeof former !== "string") return [];
        const other = owner.get(former);
        if (other === undefined) owner.set(former, name);
        const message =
            other !== undefined
                ? `${show(former)} is that of ${shown(other)} too; drop one of them`
                : Object.hasOwn(all, former)
                  ? `${show(former)} is still in use; drop one of them`
                  : nameProblem(former);
        return message === undefined ? [] : [{ path: [...path, name, "formerName"], message }];
    });
}
