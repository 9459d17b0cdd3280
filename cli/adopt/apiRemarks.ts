import { parsedSchema } from "../explain/definitions";
import { ExistingApi } from "./existingApi";

/** What the API has that neither the document nor the program can say. */
export function apiRemarks({ restApi, parts }: ExistingApi): string[] {
    const { types = [], ipAddressType } = restApi.endpointConfiguration ?? {};
    // What it is where nobody set it (API EndpointConfiguration).
    const usual = types.includes("PRIVATE") ? "dualstack" : "ipv4";
    const others = parts.models.filter(model => parsedSchema(model) === undefined).map(({ name }) => name);
    return [
        ...(parts.hasDocumentationParts
            ? [
                  "the documentation parts of the API are not in the document, and pulumi up may take them off the API: aws apigateway get-documentation-parts keeps them for you",
              ]
            : []),
        ...(others.length > 0
            ? [`models that are no JSON schema have no place in a document: ${others.join(", ")}`]
            : []),
        ...(ipAddressType !== undefined && ipAddressType !== usual
            ? [`the type of IP addresses of the API, ${ipAddressType}, stays as it is, outside the program`]
            : []),
    ];
}
