import { Resource, RestApi } from "@aws-sdk/client-api-gateway";
import { ApiParts } from "../aws/apiParts";
import { comparedIntegration } from "./comparedIntegration";
import { presentDefinitions } from "./definitions";
import { presentParts } from "./methodParts";
import { Snapshot } from "./requestFacts";

/**
 * The API as it is now.
 *
 * @param parts what it has beside its resources; without them models, validators and authorizers are not compared
 */
export function presentSnapshot(api: RestApi | undefined, resources: Resource[], parts?: ApiParts): Snapshot {
    return {
        methods: resources.flatMap(({ path = "", resourceMethods = {} }) =>
            Object.entries(resourceMethods).map(([httpMethod, method]) => ({
                httpMethod,
                path,
                apiKeyRequired: method.apiKeyRequired ?? false,
                authorization: method.authorizationType ?? "NONE",
                integration: comparedIntegration(method.methodIntegration),
                ...(parts && presentParts(method, parts)),
            })),
        ),
        apiKeySource: api?.apiKeySource === "AUTHORIZER" ? "AUTHORIZER" : "HEADER",
        policy: policyOf(api?.policy),
        ...(parts && { definitions: presentDefinitions(parts) }),
    };
}

/** The service gives the policy as the inside of a JSON string, with its quotes escaped (terraform-provider-aws #4211). */
function policyOf(given: string | undefined): string | undefined {
    if (given === undefined || given === "") return undefined;
    for (const text of [given, `"${given}"`]) {
        try {
            const parsed: unknown = JSON.parse(text);
            return JSON.stringify(typeof parsed === "string" ? JSON.parse(parsed) : parsed);
        } catch {
            continue;
        }
    }
    return given;
}
