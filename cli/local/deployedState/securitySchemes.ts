import { isMap } from "../dictionary";
import { Properties } from "../evaluation/registeredResource";
import { map, text } from "./resources";

/** What each scheme of a document demands: `API_KEY`, or an authorization type. */
export type SecuritySchemes = Map<string, string>;

export function securitySchemes(document: Properties): SecuritySchemes {
    return new Map(schemesOf(document).map(([name, scheme]) => [name, authorizationOf(scheme)]));
}

export function schemesOf(document: Properties): [name: string, scheme: Properties][] {
    const given = document.securityDefinitions ?? map(document.components).securitySchemes;
    return Object.entries(map(given)).map(([name, scheme]) => [name, map(scheme)]);
}

/** What the import makes an authorizer of. */
export function authorizerOf(scheme: Properties): unknown {
    return scheme["x-amazon-apigateway-authorizer"];
}

function authorizationOf(scheme: Properties): string {
    const authtype = text(scheme["x-amazon-apigateway-authtype"])?.toLowerCase();
    const authorizer = authorizerOf(scheme);
    if (authtype === "awssigv4") return "AWS_IAM";
    if (text(map(authorizer).type)?.toLowerCase() === "cognito_user_pools") return "COGNITO_USER_POOLS";
    if (isMap(authorizer) || authtype !== undefined) return "CUSTOM";
    const isHeader = text(scheme.in)?.toLowerCase() === "header" && text(scheme.name)?.toLowerCase() === "x-api-key";
    // A scheme that has neither an authorizer nor this header is documentation to API Gateway.
    return scheme.type === "apiKey" && isHeader ? "API_KEY" : "NONE";
}
