import { Authorizer, Model } from "@aws-sdk/client-api-gateway";
import { ApiParts } from "../aws/apiParts";
import { isMap } from "../local/dictionary";
import { canonical } from "./canonical";
import { comparableSchema } from "./comparableSchema";

type Json = { [key: string]: unknown };

/** The models and authorizers of an API, each as canonical text, by what a person calls them: `the model Pet`. */
export type Definitions = { [name: string]: string };

export const modelName = (name: string) => `the model ${name}`;
export const authorizerName = (name: string) => `the authorizer ${name}`;

/** Of an export with its extensions. */
export function exportedDefinitions({ components }: Json): Definitions {
    const { schemas, securitySchemes } = isMap(components) ? components : {};
    return Object.fromEntries([
        ...entries(schemas).map(([name, schema]) => [modelName(name), canonical(comparableSchema(schema))]),
        ...entries(securitySchemes).flatMap(([name, scheme]) => {
            const authorizer = exportedAuthorizer(scheme);
            return authorizer ? [[authorizerName(name), canonical(authorizer)]] : [];
        }),
    ]) as Definitions;
}

/** Of the API as it is now. */
export function presentDefinitions({ authorizers, models }: Pick<ApiParts, "authorizers" | "models">): Definitions {
    return Object.fromEntries([
        ...models.flatMap(model => {
            const schema = parsedSchema(model);
            return schema === undefined ? [] : [[modelName(model.name!), canonical(comparableSchema(schema))]];
        }),
        ...authorizers.map(each => [authorizerName(each.name!), canonical(presentAuthorizer(each))]),
    ]) as Definitions;
}

/** A model's schema; undefined where it is none of JSON. */
export function parsedSchema({ schema = "" }: Model): unknown {
    try {
        return JSON.parse(schema) as unknown;
    } catch {
        return undefined;
    }
}

/** Exports without authorizers have the scheme alone. */
function exportedAuthorizer(scheme: unknown): object | undefined {
    const given = isMap(scheme) ? scheme["x-amazon-apigateway-authorizer"] : undefined;
    if (!isMap(scheme) || !isMap(given)) return undefined;
    const type = String(given.type).toLowerCase();
    // Some exports of a TOKEN authorizer say its source, some by the header of its scheme alone.
    const ofScheme = type === "request" ? "" : `method.request.header.${String(scheme.name)}`;
    return comparable(type, { ...given, identitySource: given.identitySource ?? ofScheme });
}

function presentAuthorizer({ type = "TOKEN", identitySource, ...given }: Authorizer): object {
    const ofType = type === "REQUEST" ? "" : "method.request.header.Authorization";
    return comparable(type.toLowerCase(), { ...given, identitySource: identitySource || ofType });
}

function comparable(type: string, given: Json): object {
    const { authorizerUri, authorizerCredentials, identityValidationExpression, providerARNs } = given;
    return {
        type,
        uri: authorizerUri || undefined,
        credentials: authorizerCredentials || undefined,
        // The default (API CreateAuthorizer).
        ttl: Number(given.authorizerResultTtlInSeconds ?? 300),
        source: String(given.identitySource)
            .split(",")
            .map(each => each.trim()),
        expression: identityValidationExpression || undefined,
        providers:
            Array.isArray(providerARNs) && providerARNs.length > 0 ? [...(providerARNs as unknown[])].sort() : [],
    };
}

const entries = (map: unknown) => Object.entries(isMap(map) ? map : {});
