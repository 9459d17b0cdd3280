import * as vm from "vm";
import { javaScriptSyntax } from "./javaSyntax";
import { Matcher } from "./matcher";
import { Budget } from "./values";

/** Milliseconds. */
const patience = 100;
const mostMatches = 100_000;

interface Found {
    index: number;
    groups: (string | null)[];
    named: [name: string, value: string | null][];
}

const search = new vm.Script(`
    const found = [];
    for (const match of text.matchAll(expression)) {
        found.push({ index: match.index, groups: [...match].map(each => each ?? null), named: Object.entries(match.groups ?? {}) });
        if (found.length > ${mostMatches}) throw new Error("too many matches");
    }
    ({ found, groupCount: countGroups.exec("").length - 1, matches: whole.test(text) });
`);

/**
 * The matches of an expression that needs backtracking, which may take exponential time: it is ended after a while, as
 * Node.js can end what runs in a context of its own.
 */
export function backtrackedMatches(text: string, expression: string, budget: Budget): Matcher {
    const { source, flags } = javaScriptSyntax(expression);
    const { found, groupCount, matches } = searched({
        text,
        expression: new RegExp(source, `${flags}g`),
        whole: new RegExp(`^(?:${source})$`, flags),
        // Matches nothing, and so tells how many groups there are.
        countGroups: new RegExp(`${source}|`),
    });
    budget.spend(100 + found.length);
    let current: Found | undefined;
    const rest = found.values();
    return {
        find: () => (current = rest.next().value) !== undefined,
        start: () => current!.index,
        end: () => current!.index + current!.groups[0]!.length,
        group: group =>
            typeof group === "number"
                ? current!.groups[group]
                : (current!.named.find(([name]) => name === group)?.[1] ?? null),
        groupCount: () => groupCount,
        matches: () => matches,
    };
}

function searched(sandbox: object): { found: Found[]; groupCount: number; matches: boolean } {
    return search.runInNewContext(sandbox, { timeout: patience }) as ReturnType<typeof searched>;
}
