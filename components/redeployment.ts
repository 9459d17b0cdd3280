import * as pulumi from "@pulumi/pulumi";
import { ApiDocument, Operation, apiDocument } from "./apiDocument";
import { shortHash } from "./canonicalJson";
import { mapValues } from "./maps";
import { Problem, at, mapOf, orDeferred, schemaProblems, text } from "./problems";

/**
 * The parts of the API, beside its routes, that a deployment freezes: all of the document but its routes and the
 * texts that have no effect at run time, and the endpoint type, which is a setting of the API itself.
 *
 * The parts are taken from the document, so one that is added to it can't be forgotten here.
 */
export function snapshotParts(document: ApiDocument, endpointType: string): { [part: string]: unknown } {
    const { openapi: _format, info: _info, paths: _routes, ...parts } = document;
    const named = Object.entries(parts).map(([name, part]) => [partName(name), part] as const);
    return { ...Object.fromEntries(named), endpointType };
}

/** `x-amazon-apigateway-api-key-source` is `apiKeySource`. */
function partName(name: string): string {
    return name
        .replace(/^x-amazon-apigateway-/, "")
        .replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase());
}

/** A hash for each part of the deployment's snapshot; a deployment is replaced when one of them changes. */
export function deploymentTriggers(snapshot: {
    operations: { [routeKey: string]: pulumi.Input<Operation> };
    apiKeySource: string;
    endpointType: string;
    redeployOn: { [name: string]: pulumi.Input<string> };
}): { [part: string]: pulumi.Input<string> } {
    const { apiKeySource, endpointType } = snapshot;
    const withoutRoutes = apiDocument({ title: "", description: "", apiKeySource, operations: {} });
    const parts: { [part: string]: unknown } = {
        ...snapshot.operations,
        ...snapshotParts(withoutRoutes, endpointType),
        ...snapshot.redeployOn,
    };
    return mapValues(parts, part => pulumi.output(part as pulumi.Input<object | string>).apply(shortHash));
}

const redeployOnSchema = mapOf(orDeferred(text));

/** What is wrong with further reasons for a redeployment: they must not take the name of a part of the API. */
export function redeployOnProblems(path: string, redeployOn: unknown, routeKeys: string[]): Problem[] {
    const problems = schemaProblems(path, redeployOn, redeployOnSchema);
    if (problems.length > 0) return problems;
    const document = apiDocument({ title: "", description: "", apiKeySource: "", operations: {} });
    // The SDK prints maps, and can't where the map has an Output named like one of the language's own members.
    const taken = [
        ...routeKeys,
        ...Object.keys(snapshotParts(document, "")),
        ...Object.getOwnPropertyNames(Object.prototype),
    ];
    return Object.keys(redeployOn as object)
        .filter(name => taken.includes(name))
        .map(name => ({ path: at(path, name), message: "is a name that is taken already; choose another" }));
}
