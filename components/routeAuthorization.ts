import { iamScheme, mostAuthorizers } from "./authorizers";
import { Map, OptionalField, entriesOf, isMap, listOf, oneOf, optional, text, textLike } from "./checks";
import { Path, Problem, unknownName } from "./problems";

/** What lets a caller in at a route that has no authorizer by name. */
export const Authorization = {
    None: "NONE",
    AwsIam: "AWS_IAM",
} as const;
export type Authorization = (typeof Authorization)[keyof typeof Authorization];

export interface RouteAuthorization {
    authorizer?: string;
    scopes?: string[];
    authorization?: Authorization;
}

export const routeAuthorizationFields: {
    authorizer: OptionalField<string>;
    scopes: OptionalField<string[]>;
    authorization: OptionalField<Authorization>;
} = {
    authorizer: optional(text),
    scopes: optional(listOf(textLike(/^[!#-[\]-~]+$/, "a scope (RFC 6749)"), "scopes")),
    authorization: optional(oneOf(Object.values(Authorization))),
};

/** @param authorizers the names of the API's authorizers, each with whether it is a Lambda function */
export function routeAuthorizationProblems(
    path: Path,
    route: Map,
    authorizers: readonly string[],
    lambdas: readonly string[],
): Problem[] {
    const { authorizer, scopes, authorization } = route;
    const problems: Problem[] = [];
    if (typeof authorizer === "string" && !authorizers.includes(authorizer)) {
        problems.push({
            path: [...path, "authorizer"],
            message: unknownName(authorizer, authorizers, `there is no authorizer "${authorizer}"`),
        });
    }
    if (authorizer !== undefined && authorization !== undefined && authorization !== Authorization.None) {
        problems.push({
            path: [...path, "authorization"],
            message: "can't be together with authorizer; drop one of them",
        });
    }
    if (entriesOf({ scopes }).length > 0 && Array.isArray(scopes) && scopes.length > 0) {
        const at = [...path, "scopes"];
        if (authorizer === undefined) problems.push({ path: at, message: "needs an authorizer; add authorizer" });
        else if (lambdas.includes(authorizer as string)) {
            // Scopes are looked at for tokens of a user pool alone (DG "Integrate a REST API with a Cognito user pool").
            problems.push({
                path: at,
                message: `"${authorizer as string}" is a Lambda authorizer, which is asked for no scopes; drop them`,
            });
        }
    }
    return problems;
}

/**
 * What a caller must have, as an operation of a document has it. Each demand stands by itself, as API Gateway writes it
 * in an export; it holds them all.
 *
 * @param keyScheme the scheme that makes a method need a key
 */
export function security(
    {
        apiKeyRequired = true,
        authorizer,
        scopes = [],
        authorization,
    }: RouteAuthorization & { apiKeyRequired?: boolean },
    keyScheme: string,
) {
    return [
        ...(apiKeyRequired ? [{ [keyScheme]: [] as string[] }] : []),
        ...(authorizer === undefined ? [] : [{ [authorizer]: scopes }]),
        ...(authorization === Authorization.AwsIam ? [{ [iamScheme]: [] as string[] }] : []),
    ];
}

/** The scheme that stands for IAM, where a route has it (DG "x-amazon-apigateway-authtype property"). */
export function iamDocument(routes: { [routeKey: string]: RouteAuthorization }) {
    const isUsed = Object.values(routes).some(({ authorization }) => authorization === Authorization.AwsIam);
    if (!isUsed) return {};
    const scheme = { type: "apiKey", name: "Authorization", in: "header", "x-amazon-apigateway-authtype": "awsSigv4" };
    return { components: { securitySchemes: { [iamScheme]: scheme } } };
}

/** The names of the authorizers of a document that a team brought along, each with whether it is a Lambda function. */
export function documentAuthorizers(openApi: unknown): { name: string; isLambda: boolean }[] {
    const schemes = isMap(openApi) && isMap(openApi.components) ? entriesOf(openApi.components.securitySchemes) : [];
    return schemes.flatMap(([name, scheme]) => {
        const authorizer = isMap(scheme) ? scheme["x-amazon-apigateway-authorizer"] : undefined;
        if (!isMap(authorizer)) return [];
        const type = typeof authorizer.type === "string" ? authorizer.type.toLowerCase() : undefined;
        return [{ name, isLambda: type === "token" || type === "request" }];
    });
}

/** Too many authorizers for an API, those of the document included; the arguments' alone are counted where they stand. */
export function authorizerCountProblems(path: Path, { authorizers, openApi }: Map): Problem[] {
    const own = entriesOf(authorizers).map(([name]) => name);
    const brought = documentAuthorizers(openApi).map(({ name }) => name);
    const count = new Set([...own, ...brought]).size;
    if (count <= mostAuthorizers || own.length > mostAuthorizers) return [];
    const at = own.length > 0 ? ["authorizers"] : ["openApi", "components", "securitySchemes"];
    const which = own.length > 0 ? "with those of openApi; an API takes" : "authorizers; an API takes";
    return [{ path: [...path, ...at], message: `are ${count} ${which} at most ${mostAuthorizers}` }];
}
