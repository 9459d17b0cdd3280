import * as pulumi from "@pulumi/pulumi";
import { entriesOf, isMap, Map as PlainMap } from "./checks";
import { isDeferred } from "./deferred";
import { mapValues } from "./maps";
import { OpenApi } from "./openApiDocument";
import { Problem, show } from "./problems";
import { anyMethod, routeKeyProblem, siblingProblems, withoutSlashesAtEnd } from "./routeKeys";

/** The names under a path that are operations. */
const operationNames = ["get", "put", "post", "delete", "options", "head", "patch", "trace", anyMethod];

/** One operation of a document. */
export interface DocumentOperation {
    /** Where it stands in the document. */
    path: string[];
    /** The path as the document has it. */
    template: string;
    method: string;
    routeKey: string;
    /** The operation, or what stands in its place. */
    operation: unknown;
    /** What stands at its path beside it. */
    item: PlainMap;
}

/** The operations of a document; none of what is no map. */
export function operationsOf(document: { [key: string]: unknown }): DocumentOperation[] {
    return pathItems(document).flatMap(([template, item]) =>
        entriesOf(item)
            .filter(([name, operation]) => operationNames.includes(name) && operation !== undefined)
            .map(([name, operation]) => {
                const method = name === anyMethod ? "ANY" : name.toUpperCase();
                const routeKey = `${method} ${servedPath(template)}`;
                return {
                    path: ["paths", template, name],
                    template,
                    method,
                    routeKey,
                    operation,
                    item: item as PlainMap,
                };
            }),
    );
}

/** The document with each of its operations made into another; one that is an Output, when it is known. */
export function withOperations(document: OpenApi, change: (operation: PlainMap) => PlainMap): OpenApi {
    if (!isMap(document.paths)) return document;
    const changed = (operation: unknown) => (isMap(operation) ? change(operation) : operation);
    const operations = operationsOf(document);
    const paths = mapValues(document.paths, (item, template) => {
        const own = operations.filter(operation => operation.template === template);
        if (own.length === 0) return item;
        const entries = own.map(({ path, operation }) => [
            path[2],
            isDeferred(operation)
                ? pulumi.output(operation as pulumi.Input<object>).apply(changed)
                : changed(operation),
        ]);
        return { ...(item as PlainMap), ...(Object.fromEntries(entries) as PlainMap) };
    });
    return { ...document, paths };
}

function pathItems({ paths }: { [key: string]: unknown }): [string, unknown][] {
    return entriesOf(paths).filter(([template]) => !template.startsWith("x-"));
}

/** The path without a slash at its end, of which API Gateway makes no resource. */
function servedPath(template: string): string {
    return withoutSlashesAtEnd(template) || "/";
}

/** What is wrong with the paths, the methods and the names of operations. */
export function pathProblems(document: { [key: string]: unknown }): Problem[] {
    const operations = operationsOf(document);
    const routeOf = new Map(
        pathItems(document).map(([template]) => {
            const first = operations.find(operation => operation.template === template);
            const method = first === undefined || first.method === "TRACE" ? "ANY" : first.method;
            return [template, `${method} ${servedPath(template)}`];
        }),
    );
    const ofTemplates = [...routeOf].flatMap(([template, routeKey]) => {
        const message = template.startsWith("/") ? routeKeyProblem(routeKey) : startWithSlash(template);
        return message === undefined ? [] : [{ path: ["paths", template], message }];
    });
    const right = [...routeOf].filter(([template]) => ofTemplates.every(({ path }) => path[1] !== template));
    const siblings = siblingProblems(
        [],
        right.map(([, routeKey]) => routeKey),
    ).flatMap(({ path: [routeKey], message }) => {
        const template = right.find(([, other]) => other === routeKey)![0];
        return [{ path: ["paths", template], message }];
    });
    return [
        ...ofTemplates,
        ...twiceProblems([...routeOf.keys()]),
        ...siblings,
        ...pathItems(document).flatMap(([template, item]) => itemReferenceProblem(template, item)),
        ...operations.flatMap(operation => methodProblem(operation)),
        ...operationIdProblems(operations),
    ];
}

const startWithSlash = (template: string) => `a path starts with a slash; write ${show(`/${template}`)}`;

function twiceProblems(templates: string[]): Problem[] {
    const firstAt = new Map<string, string>();
    return templates.flatMap(template => {
        const first = firstAt.get(servedPath(template));
        if (first === undefined) firstAt.set(servedPath(template), template);
        const message = `is the same path as ${first}; put its operations there`;
        return first === undefined ? [] : [{ path: ["paths", template], message }];
    });
}

/** What a reference leads to would be no operation to which the component can give a key. */
function itemReferenceProblem(template: string, item: unknown): Problem[] {
    if (!isMap(item) || item.$ref === undefined) return [];
    const message = "an operation must stand at its path, so that it gets its key; write the operations here";
    return [{ path: ["paths", template, "$ref"], message }];
}

/** The methods that a REST API has (API reference, `PutMethod`). */
function methodProblem({ method, path }: DocumentOperation): Problem[] {
    return method === "TRACE" ? [{ path, message: "API Gateway has no TRACE method; remove it" }] : [];
}

/**
 * The parser of the import says "attribute … is repeated" (swagger-api/swagger-parser, `OpenAPIDeserializer`), and what it
 * says comes back as a warning.
 */
function operationIdProblems(operations: DocumentOperation[]): Problem[] {
    const firstAt = new Map<string, string>();
    return operations.flatMap(({ operation, path, routeKey }) => {
        const id = isMap(operation) ? operation.operationId : undefined;
        if (typeof id !== "string") return [];
        const first = firstAt.get(id);
        if (first === undefined) firstAt.set(id, routeKey);
        const message = `${show(id)} is the operationId of "${first}" too; an operationId names one operation`;
        return first === undefined ? [] : [{ path: [...path, "operationId"], message }];
    });
}
