import * as pulumi from "@pulumi/pulumi";
import * as apigateway from "@pulumi/aws/apigateway";
import { createResource } from "./createResource";
import { ApiDocument } from "./apiDocument";
import { sayCauses } from "./redeploymentCauses";
import { Scope } from "./scope";
import { mergedTags } from "./tags";
import { KnownDocument, documentText } from "./servedDocument";

/** Makes the API of a document. */
export function createRestApi(
    scope: Scope,
    document: ApiDocument,
    { apiKeySource, endpointType }: { apiKeySource: string; endpointType: string },
): apigateway.RestApi {
    const { name, tags, parent } = scope;
    const known = pulumi.output(document) as unknown as pulumi.Output<KnownDocument>;
    return createResource(
        apigateway.RestApi,
        name,
        {
            body: known.apply(documentText),
            putRestApiMode: "overwrite",
            failOnWarnings: true,
            // The document says these too. Where they stand in the document alone, the provider puts the old value
            // back after the document (hashicorp/terraform-provider-aws#48385).
            description: document.info.description,
            apiKeySource,
            endpointConfiguration: { types: endpointType },
            tags: mergedTags(tags, undefined),
        },
        {
            parent,
            hooks: sayCauses(scope),
        },
    );
}
