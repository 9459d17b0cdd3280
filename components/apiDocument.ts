import * as pulumi from "@pulumi/pulumi";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import { ApiSettings, apiSettingsDocument } from "./apiSettings";
import { Authorizers, authorizersDocument, keyScheme } from "./authorizers";
import { Cors, corsAnswer, corsDocument, withCors } from "./cors";
import { isMap } from "./checks";
import { GatewayResponses, gatewayResponsesDocument, gatewayResponsesExtension } from "./gatewayResponses";
import { warnOfKeyedPreflights } from "./keyedPreflights";
import { layered } from "./layers";
import { mapValues } from "./maps";
import { Models, modelsDocument } from "./models";
import { withResponses } from "./openApiResponses";
import { keySchemeName, withSecurity } from "./openApiSecurity";
import { withEndpointAtRoot } from "./openApiServers";
import { Operation, OperationSettings, operation } from "./operations";
import { validatorNames, validatorsDocument } from "./requestValidation";
import { iamDocument } from "./routeAuthorization";
import { anyMethod, parseRouteKey } from "./routeKeys";
import { KnownRoute, Route, knownRoutes } from "./routes";
import { resendSetting } from "./resend";
import { Scope } from "./scope";

/**
 * An API as one OpenAPI 3.0.1 document with API Gateway's extensions, which PutRestApi imports in one call.
 *
 * The names in it are known when the program runs; what they stand for may be known later.
 */
export interface ApiDocument {
    openapi: string;
    info: { title: string; version: string; description: pulumi.Input<string> };
    /** Given always, since an absent setting keeps its old value (hashicorp/terraform-provider-aws#48385). */
    "x-amazon-apigateway-api-key-source": string;
    components: { securitySchemes: { [name: string]: unknown } };
    paths: { [path: string]: { [member: string]: pulumi.Input<Operation> } };
}

/** All of an API that its document holds. */
export interface ApiParts extends ApiSettings {
    description: pulumi.Input<string>;
    apiKeySource: string;
    cors?: Cors;
    authorizers?: Authorizers;
    models?: Models;
    gatewayResponses?: GatewayResponses;
    /** The document that the team brought along. */
    openApi?: { [property: string]: unknown };
}

/**
 * The document of an API: what the team brought along, and over it each part of the arguments.
 *
 * @param known the routes, each with all its values, which may be known later
 */
export function apiDocument(
    title: string,
    routes: { [routeKey: string]: Pick<Route, "authorization" | "requestModel" | "requestParameters" | "validate"> },
    known: { [routeKey: string]: pulumi.Input<KnownRoute> },
    api: ApiParts,
): ApiDocument {
    const settings = operationSettings(api);
    const operations = mapValues(known, (route, routeKey) =>
        isKnown(route)
            ? operation(routeKey, route, settings)
            : pulumi.output(route).apply(all => operation(routeKey, all as KnownRoute, settings)),
    );
    const document = layered(
        broughtAlong(api),
        base(title, api, settings.keyScheme),
        { paths: pathsOf(operations) },
        iamDocument(routes),
        authorizersDocument(api.authorizers ?? {}),
        modelsDocument(api.models ?? {}),
        validatorsDocument(routes, settings.validators),
        gatewayResponses(api),
        apiSettingsDocument(api),
    ) as object as ApiDocument;
    const whole = layered(document, corsDocument(api.cors, document.paths, settings.contentHandling));
    return withResponses(whole) as object as ApiDocument;
}

/** The team's document without what is written otherwise: its root's security, and schemes that arguments are laid over. */
function broughtAlong({ openApi = {}, authorizers = {}, disableExecuteApiEndpoint }: ApiParts): {
    [property: string]: unknown;
} {
    const { security: _root, ...document } = withEndpointAtRoot(
        withSecurity(openApi, keyScheme),
        disableExecuteApiEndpoint,
    );
    const { securitySchemes = {}, ...components } = document.components as { securitySchemes?: object };
    const kept = Object.entries(securitySchemes).filter(([name]) => !Object.hasOwn(authorizers, name));
    return { ...document, components: { ...components, securitySchemes: Object.fromEntries(kept) } };
}

/** The document of a gateway's routes and the rest of its API. */
export function gatewayDocument(scope: Scope, routes: { [routeKey: string]: Route }, api: ApiParts): ApiDocument {
    const { name, parent } = scope;
    warnOfKeyedPreflights(scope, routes, api.openApi ?? {});
    const region = () => getRegionOutput({}, { parent }).region;
    return apiDocument(name, routes, knownRoutes(routes, region), api);
}

function isKnown(route: pulumi.Input<KnownRoute>): route is KnownRoute {
    return !pulumi.Output.isInstance(route) && !(route instanceof Promise);
}

function base(title: string, { description, apiKeySource }: ApiParts, keyScheme: string): ApiDocument {
    const version = ["1.0", new pulumi.Config("usage-plan-gateway").get(resendSetting)].filter(Boolean).join(".");
    return {
        openapi: "3.0.1",
        info: { title, version, description },
        "x-amazon-apigateway-api-key-source": apiKeySource,
        // The header of the scheme is what makes a method need a key, with either key source.
        components: { securitySchemes: { [keyScheme]: { type: "apiKey", name: "x-api-key", in: "header" } } },
        paths: {},
    };
}

function operationSettings({ cors, models = {}, openApi = {}, ...settings }: ApiParts): OperationSettings {
    const { binaryMediaTypes = openApi["x-amazon-apigateway-binary-media-types"] ?? [] } = settings;
    const takesBytes = !Array.isArray(binaryMediaTypes) || binaryMediaTypes.length > 0;
    return {
        validators: validatorNames(openApi),
        keyScheme: keySchemeName(openApi, keyScheme),
        models,
        cors: cors === undefined ? { headers: {}, template: "" } : corsAnswer(cors),
        // Where binary media types are given, a mock's text is taken for bytes and answered with 500, until it says what it
        // is (aws/chalice#1310).
        contentHandling: takesBytes ? { contentHandling: "CONVERT_TO_TEXT" } : {},
    };
}

function gatewayResponses({ gatewayResponses: own = {}, cors, openApi }: ApiParts) {
    const brought = openApi?.[gatewayResponsesExtension];
    const { responses, headers } = withCors(own, cors, isMap(brought) ? Object.keys(brought) : []);
    return gatewayResponsesDocument(responses, headers);
}

function pathsOf(operations: { [routeKey: string]: pulumi.Input<Operation> }): ApiDocument["paths"] {
    const paths: ApiDocument["paths"] = {};
    for (const [routeKey, each] of Object.entries(operations)) {
        const { path, method } = parseRouteKey(routeKey);
        const property = method === "ANY" ? anyMethod : method.toLowerCase();
        paths[path] = { ...paths[path], [property]: each };
    }
    return paths;
}
