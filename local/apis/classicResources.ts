import { Method } from "../deployed";
import { Properties, RegisteredResource } from "../evaluation/registeredResource";
import { inOrder } from "./apiSnapshot";
import { integration, integrationResponse } from "./integrations";
import { FunctionLookup } from "./lambdaFunctions";
import { Resources, text } from "./resources";

/** The methods of an API that are resources of their own. */
export function classicMethods(api: RegisteredResource, resources: Resources, functions: FunctionLookup): Method[] {
    const ofApi = (kind: string) =>
        resources.ofType("apigateway", kind).filter(({ inputs }) => text(inputs.restApi) === api.id);
    const paths = new Map<unknown, string>([[api.state.rootResourceId, "/"]]);
    for (const { id, state } of ofApi("Resource")) paths.set(id, text(state.path) ?? "/");

    const place = ({ inputs }: RegisteredResource) =>
        `${text(inputs.resourceId)} ${text(inputs.httpMethod)?.toUpperCase()}`;
    const integrations = new Map(ofApi("Integration").map(each => [place(each), each.inputs]));
    const responses = new Map<string, Properties[]>();
    for (const each of ofApi("IntegrationResponse")) {
        responses.set(place(each), [...(responses.get(place(each)) ?? []), each.inputs]);
    }

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
                ...(made && { integration: made }),
            };
        }),
    );
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
