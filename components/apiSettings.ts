import * as pulumi from "@pulumi/pulumi";
import { Check, flag, input, listOf, optional, textLike, wholeNumber } from "./checks";
import { canonicalJson } from "./canonicalJson";
import { isDeferred } from "./deferred";
import { mediaRange } from "./mediaTypes";
import { parsedPolicy, resourcePolicyCheck } from "./resourcePolicy";

/** Settings of the whole API that a document can carry. */
export interface ApiSettings {
    binaryMediaTypes?: string[];
    minimumCompressionSize?: pulumi.Input<number>;
    disableExecuteApiEndpoint?: boolean;
    policy?: any;
    vpcEndpointIds?: pulumi.Input<string>[];
}

/** Bytes from which on answers may be compressed (API reference, RestApi `minimumCompressionSize`). */
export const mostCompressionSize = 10_485_760;

export const apiSettingsFields = {
    binaryMediaTypes: optional(listOf(mediaRange, "media types")),
    minimumCompressionSize: optional(input(wholeNumber(0, mostCompressionSize, " bytes"))),
    disableExecuteApiEndpoint: optional(flag),
    policy: optional(resourcePolicyCheck as Check<any>),
    vpcEndpointIds: optional(
        listOf(
            input(textLike(/^vpce-[0-9a-z]+$/, "the id of a VPC endpoint, such as vpce-0123abcd")),
            "ids of VPC endpoints",
        ),
    ),
};

/** The settings as a document has them (DG "OpenAPI extensions for API Gateway"). */
export function apiSettingsDocument(settings: ApiSettings) {
    const { binaryMediaTypes = [], minimumCompressionSize, disableExecuteApiEndpoint, vpcEndpointIds = [] } = settings;
    const endpoint = {
        ...(disableExecuteApiEndpoint && { disableExecuteApiEndpoint }),
        ...(vpcEndpointIds.length > 0 && { vpcEndpointIds }),
    };
    return {
        ...(binaryMediaTypes.length > 0 && { "x-amazon-apigateway-binary-media-types": binaryMediaTypes }),
        ...(minimumCompressionSize !== undefined && {
            "x-amazon-apigateway-minimum-compression-size": minimumCompressionSize,
        }),
        ...(settings.policy !== undefined && { "x-amazon-apigateway-policy": knownPolicy(settings.policy) }),
        ...(Object.keys(endpoint).length > 0 && { "x-amazon-apigateway-endpoint-configuration": endpoint }),
    };
}

function knownPolicy(given: unknown): unknown {
    return isDeferred(given) ? pulumi.output(given as pulumi.Input<object>).apply(parsedPolicy) : parsedPolicy(given);
}

function policyText(given: unknown): string {
    return typeof given === "string" ? given : canonicalJson(given);
}

type Document = { [property: string]: unknown };

/**
 * The same settings as the provider's arguments. It puts back the value that it read last of each that is not given
 * (hashicorp/terraform-provider-aws#48385), so each is given always; `-1` is its word for no compression. A policy and
 * ids of VPC endpoints it takes only where there are some, so a drop of them is looked at when the API is deployed. The
 * kind of addresses, which a document may have, is another default for each type of endpoint, so it is given where it is
 * said.
 */
export function restApiSettings(document: Document) {
    const endpoint = (document["x-amazon-apigateway-endpoint-configuration"] ?? {}) as Document;
    const size = document["x-amazon-apigateway-minimum-compression-size"] as pulumi.Input<number> | undefined;
    const policy = document["x-amazon-apigateway-policy"];
    return {
        binaryMediaTypes: (document["x-amazon-apigateway-binary-media-types"] ?? []) as pulumi.Input<string>[],
        minimumCompressionSize: size === undefined ? "-1" : pulumi.output(size).apply(String),
        disableExecuteApiEndpoint: (endpoint.disableExecuteApiEndpoint ?? false) as pulumi.Input<boolean>,
        policy: policy === undefined ? undefined : pulumi.output(policy as pulumi.Input<object>).apply(policyText),
        ipAddressType: endpoint.ipAddressType as pulumi.Input<string> | undefined,
        vpcEndpointIds: endpoint.vpcEndpointIds as pulumi.Input<pulumi.Input<string>[]> | undefined,
    };
}
