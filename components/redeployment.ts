import * as pulumi from "@pulumi/pulumi";
import { ApiDocument, apiDocument } from "./apiDocument";
import { apiSettingsFields } from "./apiSettings";
import { shortHash } from "./canonicalJson";
import { Check, Map, input, isMap, mapOf, text, withRule } from "./checks";
import { mapValues } from "./maps";
import { anyMethod, httpMethods, routeKeyProblem } from "./routeKeys";

type Parts = { [part: string]: unknown };

/**
 * The document, taken apart into what a person would look for: each route by its route key, each named member of a
 * group by the group and its name, each other setting by its own. Whatever a document has is in one of the parts, but
 * for the texts that have no effect at run time.
 */
export function snapshotParts(document: ApiDocument): Parts {
    const { openapi: _format, info: _info, paths, components, ...settings } = document as Parts & ApiDocument;
    return Object.fromEntries([
        ...members("paths", paths).flatMap(([path, item]) =>
            members(path, item).map(([name, part]) => [routeKey(path, name) ?? `${path}.${name}`, part] as const),
        ),
        ...members("components", components).flatMap(([group, named]) =>
            members(group, named).map(([name, part]) => [`${componentGroup(group, part)}.${name}`, part] as const),
        ),
        ...Object.entries(settings).flatMap(([name, setting]) =>
            groupedExtensions.includes(name) && isMap(setting)
                ? members(name, setting).map(([member, part]) => [`${partName(name)}.${member}`, part] as const)
                : [[partName(name), setting] as const],
        ),
    ]);
}

/** The extensions that are maps of things with names of their own (DG "OpenAPI extensions for API Gateway"). */
const groupedExtensions = ["x-amazon-apigateway-gateway-responses", "x-amazon-apigateway-request-validators"];

/** The members of a group, or all of it as one where their names are not known. */
function members(name: string, group: unknown): [string, unknown][] {
    if (group === undefined) return [];
    return isMap(group) ? Object.entries(group) : [[name, group]];
}

function routeKey(path: string, member: string): string | undefined {
    const method = member === anyMethod ? "ANY" : member.toUpperCase();
    return (httpMethods as readonly string[]).includes(method) ? `${method} ${path}` : undefined;
}

function componentGroup(group: string, part: unknown): string {
    if (group === "schemas") return "models";
    if (group === "securitySchemes" && isMap(part) && "x-amazon-apigateway-authorizer" in part) return "authorizers";
    return group;
}

/** `x-amazon-apigateway-api-key-source` is `apiKeySource`. */
function partName(name: string): string {
    return name
        .replace(/^x-amazon-apigateway-/, "")
        .replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase());
}

/** What else a deployment is made again for: settings of the API that no document has, and the user's own reasons. */
export interface FurtherReasons {
    endpointType: string;
    redeployOn: { [name: string]: pulumi.Input<string> };
}

/** A hash of each part of the deployment's snapshot; a deployment is replaced when one of them changes. */
export function deploymentTriggers(
    document: ApiDocument,
    { endpointType, redeployOn }: FurtherReasons,
): { [part: string]: pulumi.Output<string> } {
    const parts: Parts = { ...redeployOn, ...snapshotParts(document), endpointType };
    return mapValues(parts, part => pulumi.output(part as pulumi.Input<object | string>).apply(shortHash));
}

/** A reason must not have the name of a route, nor of another part of the snapshot. */
export function redeployOnCheck(args: Map): Check<{ [name: string]: pulumi.Input<string> }> {
    // The SDK prints maps, and can't where the map has an Output named like one of the language's own members.
    const taken = [...partNames(args), "endpointType", ...Object.getOwnPropertyNames(Object.prototype)];
    const reason = input(text);
    return withRule(mapOf(reason), (path, given) =>
        Object.keys(given)
            .filter(name => taken.includes(name) && reason.problems([], given[name]).length === 0)
            .map(name => ({ path: [...path, name], message: "is a name that is taken already; choose another" })),
    );
}

/** The names of the parts of the snapshot that arguments make, which may be wrong ones. */
function partNames(args: Map): string[] {
    const names = (given: unknown) => (isMap(given) ? mapValues(given, () => ({})) : {});
    const routes = names(args.routes);
    const valid = Object.fromEntries(Object.entries(routes).filter(([key]) => routeKeyProblem(key) === undefined));
    const cors = isMap(args.cors) ? { cors: { allowOrigins: [] } } : {};
    const document = apiDocument("", {}, valid, {
        description: "",
        apiKeySource: "",
        ...cors,
        gatewayResponses: names(args.gatewayResponses),
        openApi: isMap(args.openApi) ? args.openApi : {},
        ...Object.fromEntries(
            Object.keys(apiSettingsFields).map(name => [name, (args[name] ?? undefined) && ["", args[name]]]),
        ),
    });
    const named = (group: string, given: unknown) => Object.keys(names(given)).map(name => `${group}.${name}`);
    return [
        ...Object.keys(snapshotParts(document)),
        ...named("authorizers", args.authorizers),
        ...named("models", args.models),
    ];
}
