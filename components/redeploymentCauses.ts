import * as pulumi from "@pulumi/pulumi";
import { ApiDocument } from "./apiDocument";
import { canonicalJson } from "./canonicalJson";
import { UpdateHook } from "./hooks";
import { snapshotParts } from "./redeployment";
import { Scope } from "./scope";

/**
 * Says why the API is deployed again, in a preview as well: the engine prints the whole document around what changed in
 * it, and with `hideDiffs` the whole former one.
 */
export function sayCauses({ subject, uniqueName }: Scope): UpdateHook {
    return {
        name: `${uniqueName}-redeployment-causes`,
        run: async ({ oldInputs, newInputs }) => {
            const [before, after] = await Promise.all([oldInputs, newInputs].map(textOfBody));
            const causes = before === undefined || after === undefined ? [] : changedParts(before, after);
            if (causes.length > 0) await pulumi.log.info(`${subject} is deployed again: ${inWords(causes)}`);
        },
    };
}

/** The parts of the snapshot that one document has and the other has not, or has otherwise. */
function changedParts(before: string, after: string): string[] {
    const [old, now] = [before, after].map(text => snapshotParts(JSON.parse(text) as ApiDocument));
    const hashes = (parts: { [part: string]: unknown }, part: string) => canonicalJson(parts[part] ?? null);
    return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
        part => hashes(old, part) !== hashes(now, part),
    );
}

const mostNamed = 12;

function inWords(causes: string[]): string {
    const more = causes.length - mostNamed;
    return causes.slice(0, mostNamed).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** The body, which is an Output where it is secret; undefined where it is not known yet. */
async function textOfBody(inputs: { body?: pulumi.Input<unknown> } | undefined): Promise<string | undefined> {
    const body = inputs?.body;
    const known: unknown = pulumi.Output.isInstance(body)
        ? await (body as unknown as { promise(): Promise<unknown> }).promise()
        : body;
    return typeof known === "string" ? known : undefined;
}
