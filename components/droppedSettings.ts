type Document = { [property: string]: unknown };

/** What the provider read of an API after it put the document. */
export interface ReadApi {
    policy?: string;
    endpointConfiguration?: { vpcEndpointIds?: string[] };
}

/**
 * What an API still has though its document has it no longer, and how to take it away.
 *
 * A resource policy and the ids of VPC endpoints can't be given to the provider as "none", so it puts back the ones that
 * it read last, after the document (hashicorp/terraform-provider-aws#48385; a policy until its version 6.48, #48118). A
 * deployment would freeze what the program has dropped, silently.
 */
export function droppedSettings(id: string, document: Document, api: ReadApi): string | undefined {
    const { policy, endpointConfiguration } = api;
    const endpoint = document["x-amazon-apigateway-endpoint-configuration"] as { vpcEndpointIds?: unknown } | undefined;
    const vpcEndpointIds = endpoint?.vpcEndpointIds === undefined ? (endpointConfiguration?.vpcEndpointIds ?? []) : [];
    const hasPolicy = document["x-amazon-apigateway-policy"] === undefined && Boolean(policy);
    const operations = [
        ...(hasPolicy ? ["op=replace,path=/policy,value="] : []),
        ...vpcEndpointIds.map(each => `op=remove,path=/endpointConfiguration/vpcEndpointIds,value=${each}`),
    ];
    if (operations.length === 0) return undefined;
    const what = [...(hasPolicy ? ["policy"] : []), ...(vpcEndpointIds.length > 0 ? ["vpcEndpointIds"] : [])];
    return (
        `the program has no ${what.join(" and no ")} any more, but the API ${id} still has, since the provider puts back ` +
        "what it read last. Nothing was deployed. To take it away: " +
        `aws apigateway update-rest-api --rest-api-id ${id} --patch-operations ${operations.map(each => `'${each}'`).join(" ")} ` +
        "&& pulumi up --refresh"
    );
}
