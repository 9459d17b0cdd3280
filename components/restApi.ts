import * as pulumi from "@pulumi/pulumi";
import * as apigateway from "@pulumi/aws/apigateway";
import { createResource } from "./createResource";
import { ApiDocument } from "./apiDocument";
import { restApiSettings } from "./apiSettings";
import { documentSizeProblem } from "./documentSize";
import { refuseEndpointChange } from "./endpoints";
import { beforeUpdate } from "./hooks";
import { refuse } from "./problems";
import { sayCauses } from "./redeploymentCauses";
import { Scope } from "./scope";
import { mergedTags } from "./tags";
import { KnownDocument, documentText } from "./servedDocument";

/** Makes the API of a document. */
export function createRestApi(
    scope: Scope,
    document: ApiDocument,
    api: { displayName?: pulumi.Input<string>; apiKeySource: string; endpointType: string },
): apigateway.RestApi {
    const { name, subject, tags, parent } = scope;
    const { displayName, apiKeySource, endpointType } = api;
    const { vpcEndpointIds, ipAddressType, ...settings } = restApiSettings(
        document as unknown as { [property: string]: unknown },
    );
    const known = pulumi.output(document) as unknown as pulumi.Output<KnownDocument>;
    return createResource(
        apigateway.RestApi,
        name,
        {
            name: displayName,
            body: known.apply(documentText).apply(text => {
                const message = documentSizeProblem(text);
                refuse(subject, message === undefined ? [] : [{ path: [], message }]);
                return text;
            }),
            putRestApiMode: "overwrite",
            failOnWarnings: true,
            // The document says these too. Where they stand in the document alone, the provider puts the old value
            // back after the document (hashicorp/terraform-provider-aws#48385).
            description: document.info.description,
            apiKeySource,
            endpointConfiguration: { types: endpointType, vpcEndpointIds, ipAddressType },
            ...settings,
            tags: mergedTags(tags, undefined),
        },
        {
            parent,
            hooks: beforeUpdate(sayCauses(scope), refuseEndpointChange(scope)),
        },
    );
}
