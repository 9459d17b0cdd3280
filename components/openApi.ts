import { Check, isMap, mapOf, value, withRuleOfValues } from "./checks";
import { isDeferred } from "./deferred";
import { OpenApi } from "./openApiDocument";
import { extensionProblems } from "./openApiExtensions";
import { integrationProblems } from "./openApiIntegrations";
import { operationsOf, pathProblems } from "./openApiOperations";
import { parameterProblems } from "./openApiParameters";
import { cyclePath, referenceProblems } from "./openApiReferences";
import { responseProblems } from "./openApiResponses";
import { structureProblems } from "./openApiSchema";
import { securityProblems } from "./openApiSecurity";
import { settingProblems } from "./openApiSettings";
import { Path, Problem, show } from "./problems";

/** The names in a document that other arguments lay over it. */
export interface LaidOver {
    authorizers?: readonly string[];
    models?: readonly string[];
}

/**
 * What an OpenAPI document must be, so that API Gateway imports it without a warning: the import fails on warnings, since
 * by a warning the service says that it leaves a part of the document out.
 */
export function openApiCheck({ authorizers = [], models = [] }: LaidOver = {}): Check<OpenApi> {
    const document = withRuleOfValues(mapOf(value<unknown>(() => undefined)), (path, given) =>
        openApiProblems(path, given, { authorizers, models }),
    );
    return {
        ...document,
        problems: (path, given) =>
            typeof given === "string" ? [{ path, message: isText }] : document.problems(path, given),
    };
}

const isText =
    "is text, and the document is a map; read the file, and parse it: JSON.parse, or parse of the package yaml";

/** The route keys of a document's operations: `GET /orders`, and `ANY /x` for `x-amazon-apigateway-any-method`. */
export function openApiRouteKeys(document: OpenApi): string[] {
    return operationsOf(document)
        .filter(({ method }) => method !== "TRACE")
        .map(({ routeKey }) => routeKey);
}

function openApiProblems(path: Path, given: unknown, { authorizers, models }: Required<LaidOver>): Problem[] {
    if (!isMap(given)) return [];
    const cycle = cyclePath(given);
    const cyclic = "leads back to a map that it stands in; pass the document as it is written, with its $ref";
    if (cycle !== undefined) return [{ path: [...path, ...cycle], message: cyclic }];
    const version = versionProblem(given);
    if (version !== undefined && "swagger" in given) return [{ ...version, path: [...path, ...version.path] }];
    const ofService = [
        ...(version === undefined ? [] : [version]),
        ...unknownNamesProblems(given),
        ...serverProblems(given),
        ...pathProblems(given),
        ...parameterProblems(given),
        ...integrationProblems(given),
        ...responseProblems(given),
        ...securityProblems(given, authorizers),
        ...schemaNameProblems(given),
        ...referenceProblems(given, models),
        ...extensionProblems(given),
        ...settingProblems(given, authorizers),
    ];
    const at = new Set(ofService.map(problem => JSON.stringify(problem.path)));
    const ofStructure = version === undefined ? structureProblems(given) : [];
    const found = [...ofService, ...ofStructure.filter(problem => !at.has(JSON.stringify(problem.path)))];
    return found.map(problem => ({ ...problem, path: [...path, ...problem.path] }));
}

/**
 * The service imports 2.0 and 3.0 (DG "Develop REST APIs using OpenAPI"), and answers 3.1 with "Invalid OpenAPI input."
 * (smithy-lang/smithy#985, aws/serverless-application-model#3449); what is laid over the document here is 3.0.
 */
function versionProblem(document: { [key: string]: unknown }): Problem | undefined {
    if (document.swagger !== undefined) {
        const convert = "convert the document to OpenAPI 3.0, with npx swagger2openapi for example";
        return { path: ["swagger"], message: `is Swagger 2.0, which nothing can be laid over here; ${convert}` };
    }
    const { openapi } = document;
    if (openapi === undefined) return { path: ["openapi"], message: 'missing; write "3.0.1"' };
    if (isDeferred(openapi)) return undefined;
    if (typeof openapi !== "string") {
        return { path: ["openapi"], message: `${show(openapi)} is not a string; write "3.0.1"` };
    }
    if (/^3\.0(\.\d+(-.+)?)?$/.test(openapi)) return undefined;
    const newer = openapi.startsWith("3.")
        ? 'API Gateway imports no other 3.x; write the document in 3.0, where a type is one name and "nullable" is a keyword'
        : 'write the document in OpenAPI 3.0, such as "3.0.1"';
    return { path: ["openapi"], message: `${show(openapi)} is not 3.0.x; ${newer}` };
}

/** The names of routes and schemes decide what is made, so they must be there when the program runs. */
function unknownNamesProblems(document: { [key: string]: unknown }): Problem[] {
    const components = isMap(document.components) ? document.components : {};
    const paths = isMap(document.paths) ? document.paths : {};
    const places: [string[], unknown][] = [
        [["paths"], document.paths],
        ...Object.entries(paths).map(([template, item]): [string[], unknown] => [["paths", template], item]),
        [["components"], document.components],
        [["components", "securitySchemes"], components.securitySchemes],
    ];
    const message = "is an Output; the names in it must be known when the program runs, and its values may be Outputs";
    return places.filter(([, inner]) => isDeferred(inner)).map(([path]) => ({ path, message }));
}

/** "More than one server provided. Ignoring all but the first for defining endpoint configuration", a warning. */
function serverProblems({ servers }: { [key: string]: unknown }): Problem[] {
    if (!Array.isArray(servers) || servers.length < 2) return [];
    return [{ path: ["servers"], message: `are ${servers.length}, and API Gateway takes one; keep the first` }];
}

/** "Model name must be alphanumeric" fails the whole import (api-platform/core#3193, edx/api-manager#259). */
function schemaNameProblems({ components }: { [key: string]: unknown }): Problem[] {
    const schemas = isMap(components) && isMap(components.schemas) ? components.schemas : {};
    return Object.keys(schemas)
        .filter(name => !/^[A-Za-z0-9]+$/.test(name) && !name.startsWith("x-"))
        .map(name => {
            const better = name.replace(/[^A-Za-z0-9]/g, "");
            const rename = better === "" ? "rename it" : `rename it to ${better}, with each $ref to it`;
            const message = `a schema becomes a model, whose name has letters and digits only; ${rename}`;
            return { path: ["components", "schemas", name], message };
        });
}
