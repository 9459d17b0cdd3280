import { DocumentInfo } from "../deployed";
import { Properties, RegisteredResource } from "../evaluation/registeredResource";
import { classicAuthorizers } from "./authorizers";
import { classicMethods } from "./classicResources";
import { classicGatewayResponses } from "./gatewayResponses";
import { FunctionLookup } from "./lambdaFunctions";
import { openApiSnapshot } from "./openApiDocument";
import { Resources, list, map, text } from "./resources";
import { compressionSize, flag, policy } from "./settings";
import { WholeSnapshot } from "./wholeSnapshot";

/** What a deployment would freeze of an API as it is now: the document of its body, and what resources add to it. */
export function apiSnapshot(
    api: RegisteredResource,
    resources: Resources,
    functions: FunctionLookup,
): WholeSnapshot & { hasMethodResources: boolean; info?: DocumentInfo } {
    const { inputs } = api;
    const body = text(inputs.body);
    const ofBody = body ? openApiSnapshot(api.name, body, functions, text(map(inputs.parameters).basepath)) : undefined;
    const methods = classicMethods(api, resources, functions);
    const binaryMediaTypes = list(inputs.binaryMediaTypes).map(String);
    const [ownPolicy] = resources.ofApi("RestApiPolicy", api);
    const declared = (kind: string) => declarations(resources.ofApi(kind, api));
    return {
        apiKeySource: (text(inputs.apiKeySource) ?? ofBody?.apiKeySource) === "AUTHORIZER" ? "AUTHORIZER" : "HEADER",
        methods: [...(ofBody?.methods ?? []), ...methods],
        hasMethodResources: methods.length > 0,
        info: ofBody?.info,
        gatewayResponses: { ...ofBody?.gatewayResponses, ...classicGatewayResponses(api, resources) },
        binaryMediaTypes: binaryMediaTypes.length > 0 ? binaryMediaTypes : (ofBody?.binaryMediaTypes ?? []),
        minimumCompressionSize: compressionSize(inputs.minimumCompressionSize) ?? ofBody?.minimumCompressionSize,
        disableExecuteApiEndpoint: flag(inputs.disableExecuteApiEndpoint) ?? ofBody?.disableExecuteApiEndpoint ?? false,
        policy: policy(ownPolicy?.inputs.policy) ?? policy(inputs.policy) ?? ofBody?.policy,
        models: { ...ofBody?.models, ...declared("Model") },
        requestValidators: { ...ofBody?.requestValidators, ...declared("RequestValidator") },
        authorizers: { ...ofBody?.authorizers, ...classicAuthorizers(resources.ofApi("Authorizer", api), functions) },
        documentation: { ...ofBody?.documentation, ...declared("DocumentationPart") },
    };
}

/** What the program says of each resource, by its name. */
function declarations(resources: RegisteredResource[]): { [name: string]: Properties } {
    return Object.fromEntries(
        resources.map(({ name, inputs }) => {
            const { restApi: _api, restApiId: _id, ...declared } = inputs;
            return [text(declared.name) ?? name, declared];
        }),
    );
}
