import { GatewayResponse } from "../deployed";
import { Properties, RegisteredResource } from "../evaluation/registeredResource";
import { Resources, map, text, texts } from "./resources";

/** The gateway responses of a document, by response type. */
export function documentGatewayResponses(given: unknown): { [type: string]: GatewayResponse } {
    return Object.fromEntries(
        Object.entries(map(given)).map(([type, response]) => [
            type,
            gatewayResponse(map(response), map(response).responseParameters, map(response).responseTemplates),
        ]),
    );
}

/** The gateway responses of an API that are resources of their own, by response type. */
export function classicGatewayResponses(
    api: RegisteredResource,
    resources: Resources,
): { [type: string]: GatewayResponse } {
    return Object.fromEntries(
        resources
            .ofApi("Response", api)
            .map(({ inputs }) => [
                text(inputs.responseType) ?? "",
                gatewayResponse(inputs, inputs.responseParameters, inputs.responseTemplates),
            ]),
    );
}

/** A gateway response; its status code is the default one of its type where it has none. */
function gatewayResponse(given: Properties, parameters: unknown, templates: unknown): GatewayResponse {
    const statusCode = text(given.statusCode);
    return {
        ...(statusCode !== undefined && { statusCode }),
        responseParameters: texts(parameters),
        responseTemplates: texts(templates),
    };
}
