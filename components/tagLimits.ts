import * as pulumi from "@pulumi/pulumi";
import { Check, atMost, entriesOf, input, mapOf, value } from "./checks";
import { Path, Problem, show } from "./problems";

/** User-made tags that a resource takes; those that start with `aws:` are not counted. */
const mostTags = 50;

const length = (text: string) => [...text].length;

const tagValue = value<string>(given => {
    if (typeof given !== "string") return `${show(given)} is not a string`;
    return length(given) > 256 ? `has ${length(given)} characters; the value of a tag has up to 256` : undefined;
});

function tagNameProblem(name: string): string | undefined {
    if (name === "") return "is an empty name; a tag's name has 1 to 128 characters";
    if (length(name) > 128) return `has a name of ${length(name)} characters; a tag's name has up to 128`;
    // In any mixture of cases ("Tag restrictions" of each service).
    if (name.toLowerCase().startsWith("aws:")) return "starts with aws:, which is AWS's own; take another name";
    return undefined;
}

/** Tags, as every service takes them. */
export const tagsCheck: Check<{ [name: string]: pulumi.Input<string> }> = atMost(
    mostTags,
    "a resource takes at most",
    mapOf(input(tagValue), tagNameProblem),
);

/**
 * A problem where the gateway's tags and a resource's own are too many together, though neither are alone.
 *
 * @param path where the resource's own tags stand
 */
export function mergedTagProblems(path: Path, gateway: unknown, own: unknown): Problem[] {
    const names = (tags: unknown) => entriesOf(tags).map(([name]) => name);
    const count = new Set([...names(gateway), ...names(own)]).size;
    const alone = Math.max(names(gateway).length, names(own).length);
    if (count <= mostTags || alone > mostTags || names(own).length === 0) return [];
    return [{ path, message: `are ${count} with the gateway's tags; a resource takes at most ${mostTags}` }];
}
