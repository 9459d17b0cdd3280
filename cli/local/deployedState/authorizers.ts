import { Authorizer } from "../deployed";
import { isMap } from "../dictionary";
import { Properties, RegisteredResource } from "../evaluation/registeredResource";
import { FunctionLookup } from "./lambdaFunctions";
import { list, map, text } from "./resources";
import { authorizerOf, schemesOf } from "./securitySchemes";

/** The authorizers that an import makes of the security schemes of a document. */
export function documentAuthorizers(document: Properties, functions: FunctionLookup): { [name: string]: Authorizer } {
    const schemes = schemesOf(document).filter(([, scheme]) => isMap(authorizerOf(scheme)));
    return Object.fromEntries(
        schemes.map(([name, scheme]) => [name, { ...documentAuthorizer(scheme, functions), declaration: scheme }]),
    );
}

function documentAuthorizer(scheme: Properties, functions: FunctionLookup): Authorizer {
    const given = map(authorizerOf(scheme));
    const type = text(given.type)?.toUpperCase() ?? "";
    // For an authorizer of the type REQUEST the scheme's name means nothing (DG "x-amazon-apigateway-authorizer").
    const ofScheme = type === "REQUEST" ? "" : `method.request.header.${text(scheme.name) ?? "Authorization"}`;
    return authorizer({ ...given, type, identitySource: given.identitySource ?? ofScheme }, functions);
}

/** The authorizers of an API that are resources of their own. */
export function classicAuthorizers(
    resources: RegisteredResource[],
    functions: FunctionLookup,
): { [name: string]: Authorizer } {
    return Object.fromEntries(
        resources.map(resource => {
            const { restApi: _api, restApiId: _id, ...declaration } = resource.inputs;
            const { type, identitySource } = resource.inputs;
            // Defaults of the provider.
            const given = {
                ...resource.inputs,
                type: text(type)?.toUpperCase() ?? "TOKEN",
                identitySource: identitySource ?? "method.request.header.Authorization",
            };
            return [classicAuthorizerName(resource), { ...authorizer(given, functions), declaration }];
        }),
    );
}

export function classicAuthorizerName({ name, inputs }: RegisteredResource): string {
    return text(inputs.name) ?? name;
}

/** `providerARNs` is the name in a document, `providerArns` that of the provider. */
function authorizer(given: Properties, functions: FunctionLookup): Authorizer {
    const type = text(given.type) ?? "";
    const uri = text(given.authorizerUri);
    const expression = text(given.identityValidationExpression);
    const runsFunction = type === "TOKEN" || type === "REQUEST";
    return {
        type,
        identitySources: (text(given.identitySource) ?? "")
            .split(",")
            .map(source => source.trim())
            .filter(source => source !== ""),
        ...(expression !== undefined && expression !== "" && { identityValidationExpression: expression }),
        resultTtl: Number(given.authorizerResultTtlInSeconds ?? defaultTtl),
        ...(uri !== undefined && { uri }),
        ...(runsFunction && { lambda: functions(uri ?? "") }),
        providerArns: list(given.providerARNs ?? given.providerArns).map(String),
    };
}

/** Seconds (DG "x-amazon-apigateway-authorizer"). */
const defaultTtl = 300;
