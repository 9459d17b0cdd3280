import * as pulumi from "@pulumi/pulumi";
import { RestApi } from "@pulumi/aws/apigateway/restApi";
import { getResource } from "@pulumi/aws/apigateway/getResource";
import { ApiDocument } from "./apiDocument";
import { shortHash } from "./canonicalJson";

/*
 * An update of the RestApi that fails is saved as done, by the engine and the provider together: the next `pulumi up`
 * finds the new document in the state, sends nothing, and would deploy the old routes under the new triggers, silently.
 * The document is never read back, and what is read back of an API (its description, say) the provider sets by itself
 * before and after it puts the document, so it proves nothing. The tree of paths does: only PutRestApi writes it. So
 * the document names itself in a path without methods, and a deployment is made only when the API has that path.
 */

/** The document with a path that names it. No method answers there: a client gets 403 as for any other path. */
export function marked(document: ApiDocument): ApiDocument {
    return { ...document, paths: { ...document.paths, [markPath(document)]: {} } };
}

/** The description and the title have no effect at run time, and are not in the hash. */
function markPath(document: ApiDocument): string {
    return `/_document-${shortHash({ ...document, info: undefined })}`;
}

/**
 * The id of the API, once the service is known to hold the document; else an error with the remedy, and no id, so that
 * the engine refuses the deployment. An error thrown inside `apply` would do that too, but where the Automation API
 * runs the program inline it leaves the run waiting for ever.
 *
 * @param document the document before it was marked
 */
export function idOfServed(subject: string, restApi: RestApi, document: pulumi.Output<ApiDocument>) {
    return pulumi.all([restApi.id, document]).apply(async ([id, known]) => {
        if (pulumi.runtime.isDryRun() || (await hasPath(restApi, id, markPath(known)))) return id;
        const message =
            `${subject}: API Gateway does not have the routes of this program: an earlier update of the API ${id} ` +
            "failed, and the engine does not send them again by itself. Nothing was deployed. Change the gateway's " +
            "description, by a word, and run pulumi up: that sends the routes again.";
        await pulumi.log.error(message, restApi);
        return undefined!;
    });
}

async function hasPath(restApi: RestApi, restApiId: string, path: string): Promise<boolean> {
    try {
        await getResource({ restApiId, path }, { parent: restApi });
        return true;
    } catch (error) {
        // Only "no such path" says something of the document; a mock, or a service that is busy, does not.
        return !/\bno\b.*\bresources?\b/i.test(String(error));
    }
}
