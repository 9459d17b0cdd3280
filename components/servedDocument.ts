import * as pulumi from "@pulumi/pulumi";
import { RestApi } from "@pulumi/aws/apigateway/restApi";
import { getResource } from "@pulumi/aws/apigateway/getResource";
import { ApiDocument } from "./apiDocument";
import { canonicalJson, shortHash } from "./canonicalJson";
import { withoutDependencies } from "./deferred";
import { droppedSettings } from "./droppedSettings";
import { hasHooks, resourceHook } from "./hooks";
import { Operation } from "./operations";
import { Refusal } from "./problems";
import { resendSetting } from "./resend";
import { Scope } from "./scope";

/*
 * An update of the RestApi that fails is saved as done, by the engine and the provider together: the next `pulumi up`
 * finds the new document in the state, sends nothing, and would deploy the old routes under the new triggers, silently.
 * The document is never read back, and what is read back of an API (its description, say) the provider sets by itself
 * before and after it puts the document, so it proves nothing. The tree of paths does: only PutRestApi writes it. So
 * the document names itself in a path without methods, and a deployment is made only when the API has that path.
 */

/** A document in which every value is known. */
export interface KnownDocument extends ApiDocument {
    info: { title: string; version: string; description: string };
    paths: { [path: string]: { [method: string]: Operation } };
}

/** The document as it is sent: it names itself in a path at which no method answers, as at any unknown path. */
export function documentText(document: KnownDocument): string {
    return canonicalJson({ ...document, paths: { ...document.paths, [markPath(document)]: {} } });
}

/** The texts of the document have no effect at run time, and are not in the hash. */
function markPath(document: KnownDocument): string {
    return `/_document-${shortHash({ ...document, info: undefined })}`;
}

/**
 * Lets the deployment be made only of a document that the service has taken. With a hook that is looked at when the
 * engine is about to make one, so neither a preview nor a run that leaves the deployment out is stopped by it. Where
 * there are no hooks (the SDK's mocks), the deployment's API is known only once its document has been looked at.
 */
export function onceServed(
    { uniqueName, subject }: Scope,
    restApi: RestApi,
    document: ApiDocument,
): { restApi: pulumi.Output<string>; hooks?: pulumi.ResourceHookBinding } {
    const known = pulumi.output(document) as unknown as pulumi.Output<KnownDocument>;
    const { id, body, policy, endpointConfiguration } = restApi;
    const sent = pulumi
        .all([id, body, known, policy, endpointConfiguration])
        .apply(([id, body, document, policy, endpointConfiguration]) => ({
            id,
            path: markPath(document),
            wasSent: body === documentText(document),
            dropped: droppedSettings(id, { ...document }, { policy, endpointConfiguration }),
        }));
    const check = async ({ id, path, wasSent, dropped }: Sent): Promise<string> => {
        const isTaken = await hasPath(restApi, id, path);
        if (!isTaken) throw new Refusal(`${subject}: ${wasSent ? notTaken(id) : leftOut(id)}`);
        if (dropped !== undefined) throw new Refusal(`${subject}: ${dropped}`);
        return id;
    };
    if (!hasHooks()) {
        const id = sent.apply(async all => (pulumi.runtime.isDryRun() ? all.id : await check(all)));
        return { restApi: withoutDependencies(id) };
    }
    const whenSent = new Promise<Sent>(resolve => sent.apply(resolve));
    const hook = resourceHook(`${uniqueName}-document-is-served`, async () => void (await check(await whenSent)));
    return { restApi: restApi.id, hooks: { beforeCreate: [hook] } };
}

interface Sent {
    id: string;
    /** The path by which the document names itself. */
    path: string;
    /** Whether the document is what the engine has, or will have by then, for the API. */
    wasSent: boolean;
    /** What the API still has though the document has it no longer. */
    dropped: string | undefined;
}

const notTaken = (id: string) =>
    `API Gateway does not have the routes of this program: an earlier update of the API ${id} failed, and the engine ` +
    "does not send them again by itself. Nothing was deployed. To send them again: " +
    `pulumi config set usage-plan-gateway:${resendSetting} "$(date +%s)" && pulumi up`;

const leftOut = (id: string) =>
    `this run makes a deployment, but leaves out the API ${id} of which it is one, so the routes of this program were ` +
    "not sent. Nothing was deployed. Run pulumi up without --target and --exclude, or with the RestApi among the targets.";

/** The provider's words for a path that an API does not have, in its version 5 and since (`resource_data_source.go`). */
const absences = ["no matching api gateway resource", "no resources with path"];

async function hasPath(restApi: RestApi, restApiId: string, path: string): Promise<boolean> {
    try {
        await getResource({ restApiId, path }, { parent: restApi });
        return true;
    } catch (error) {
        // Only that there is no such path says something of the document; that the API can't be read does not.
        const message = String(error).toLowerCase();
        if (absences.some(absence => message.includes(absence))) return false;
        await pulumi.log.warn(
            `It was not checked that API Gateway has taken the routes of this program, since the API can't be read: ${String(error)}`,
            restApi,
        );
        return true;
    }
}
