import { Method } from "../deployed";
import { Properties, RegisteredResource } from "../evaluation/registeredResource";
import { classicAuthorizerName } from "./authorizers";
import { integration, integrationResponse } from "./integrations";
import { FunctionLookup } from "./lambdaFunctions";
import { inOrder } from "./methodOrder";
import { classicValidation, withValidation } from "./methodValidation";
import { Resources, list, text } from "./resources";

/** The methods of an API that are resources of their own. */
export function classicMethods(api: RegisteredResource, resources: Resources, functions: FunctionLookup): Method[] {
    const ofApi = (kind: string) => resources.ofApi(kind, api);
    const paths = new Map<unknown, string>([[api.state.rootResourceId, "/"]]);
    for (const { id, state } of ofApi("Resource")) paths.set(id, text(state.path) ?? "/");

    const place = ({ inputs }: RegisteredResource) =>
        `${text(inputs.resourceId)} ${text(inputs.httpMethod)?.toUpperCase()}`;
    const integrations = new Map(ofApi("Integration").map(each => [place(each), each.inputs]));
    const grouped = (kind: string) => {
        const groups = new Map<string, Properties[]>();
        for (const each of ofApi(kind)) groups.set(place(each), [...(groups.get(place(each)) ?? []), each.inputs]);
        return groups;
    };
    const authorizers = new Map(ofApi("Authorizer").map(each => [each.id, classicAuthorizerName(each)]));
    const [responses, methodResponses] = [grouped("IntegrationResponse"), grouped("MethodResponse")];

    return inOrder(
        ofApi("Method").map(method => {
            const { inputs } = method;
            const given = integrations.get(place(method));
            const made = given && integration(classicIntegration(given, responses.get(place(method))), functions);
            return {
                httpMethod: (text(inputs.httpMethod) ?? "GET").toUpperCase(),
                path: paths.get(inputs.resourceId) ?? "/",
                apiKeyRequired: inputs.apiKeyRequired === true,
                authorization: text(inputs.authorization)?.toUpperCase() ?? "NONE",
                ...classicAuthorization(inputs, authorizers),
                ...(made && { integration: made }),
                ...withValidation(classicValidation(inputs, ofApi("RequestValidator"))),
                declaration: {
                    method: declared(inputs),
                    integration: given && declared(given),
                    integrationResponses: byStatus(responses.get(place(method))),
                    methodResponses: byStatus(methodResponses.get(place(method))),
                },
            };
        }),
    );
}

function classicAuthorization({ authorizerId, authorizationScopes }: Properties, names: Map<string, string>) {
    const authorizer = names.get(text(authorizerId) ?? "");
    const scopes = list(authorizationScopes).map(String);
    return {
        ...(authorizer !== undefined && { authorizer }),
        ...(scopes.length > 0 && { authorizationScopes: scopes }),
    };
}

/** What the program says of a resource, without where the resource belongs. */
function declared(inputs: Properties): Properties {
    const { restApi: _api, resourceId: _resource, httpMethod: _method, ...others } = inputs;
    return others;
}

/** Resources register in any order. */
function byStatus(responses: Properties[] = []): Properties[] {
    const place = ({ statusCode, selectionPattern }: Properties) => `${text(statusCode)} ${text(selectionPattern)}`;
    return responses.map(declared).sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** The inputs of an Integration, in the names of `x-amazon-apigateway-integration`. */
function classicIntegration(given: Properties, responses: Properties[] | undefined): Properties {
    return {
        ...given,
        httpMethod: given.integrationHttpMethod,
        timeoutInMillis: given.timeoutMilliseconds,
        responses:
            responses &&
            Object.fromEntries(
                // The response without a pattern is the default one.
                responses.map(each => [text(each.selectionPattern) || "default", integrationResponse(each)]),
            ),
    };
}
