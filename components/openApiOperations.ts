import { entriesOf, isMap, Map as PlainMap } from "./checks";
import { isDeferred } from "./deferred";
import { resolved } from "./openApiReferences";
import { Problem, show, unknownName } from "./problems";
import { anyMethod, parseRouteKey, routeKeyProblem, siblingProblems, withoutSlashesAtEnd } from "./routeKeys";

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

function pathItems({ paths }: { [key: string]: unknown }): [string, unknown][] {
    return entriesOf(paths).filter(([template]) => !template.startsWith("x-"));
}

/** The path without a slash at its end, of which API Gateway makes no resource. */
function servedPath(template: string): string {
    return withoutSlashesAtEnd(template) || "/";
}

/** What is wrong with the paths, the methods and the parameters. */
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
        ...operations.flatMap(operation => parameterProblems(document, operation)),
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

interface Parameter {
    path: string[];
    name: string;
    in: string;
}

/** The parameters of an operation and of its path, those whose name and place are known. */
function parametersOf(document: { [key: string]: unknown }, { path, operation, item }: DocumentOperation): Parameter[] {
    const lists: [string[], unknown][] = [
        [path.slice(0, -1), item.parameters],
        [path, isMap(operation) ? operation.parameters : undefined],
    ];
    return lists.flatMap(([at, list]) =>
        (Array.isArray(list) ? (list as unknown[]) : []).flatMap((each, index) => {
            const parameter = resolved(document, each);
            if (!isMap(parameter) || typeof parameter.name !== "string" || typeof parameter.in !== "string") return [];
            return [{ path: [...at, "parameters", String(index)], name: parameter.name, in: parameter.in }];
        }),
    );
}

/** Whether any of the parameters is an Output or can't be found, so that none can be said to be missing. */
function hasUnknownParameter(document: { [key: string]: unknown }, { operation, item }: DocumentOperation): boolean {
    const isUnknown = (list: unknown) =>
        isDeferred(list) ||
        (Array.isArray(list) &&
            (list as unknown[]).some(each => {
                const parameter = resolved(document, each);
                return !isMap(parameter) || isDeferred(parameter.name) || isDeferred(parameter.in);
            }));
    return isUnknown(item.parameters) || !isMap(operation) || isUnknown(operation.parameters);
}

function parameterProblems(document: { [key: string]: unknown }, operation: DocumentOperation): Problem[] {
    const { routeKey, method, path, template } = operation;
    const declared = parametersOf(document, operation);
    const isOwn = (parameter: Parameter) => parameter.path.length > path.length + 1;
    const firstOfPath = operationsOf(document).find(other => other.template === template)!.routeKey === routeKey;
    const shown = declared.filter(parameter => isOwn(parameter) || firstOfPath);
    const { parameters: inPath, segments } = parseRouteKey(routeKey);
    const misplaced = shown
        .filter(({ name, in: place }) => place === "path" && !inPath.includes(name))
        .map(parameter => ({
            path: parameter.path,
            message: `the path has no {${parameter.name}}: ${unknownName(parameter.name, inPath)}`,
        }));
    // The service's own words (recorded in an import of a document with `page[size]`).
    const misnamed = shown
        .filter(({ name, in: place }) => place !== "cookie" && !/^[A-Za-z0-9._$-]+$/.test(name))
        .map(parameter => ({
            path: parameter.path,
            message: `${show(parameter.name)} is not a parameter of API Gateway; use letters, digits and . _ $ -`,
        }));
    return [...misplaced, ...misnamed, ...undeclared()];

    /**
     * The import's parser warns of a parameter of the path that no operation declares (swagger-api/swagger-parser,
     * `OpenAPIDeserializer`); it does not look at the ANY method, which is an extension, nor knows it `{rest+}`.
     */
    function undeclared(): Problem[] {
        if (method === "ANY" || hasUnknownParameter(document, operation)) return [];
        const names = declared.filter(parameter => parameter.in === "path").map(({ name }) => name);
        return inPath
            .filter(name => !names.includes(name) && segments.includes(`{${name}}`))
            .map(name => {
                const example = `{ name: "${name}", in: "path", required: true, schema: { type: "string" } }`;
                return { path: [...path, "parameters"], message: `lack {${name}} of the path; add ${example}` };
            });
    }
}

const primitives = ["string", "number", "integer", "boolean"];

/**
 * "Unsupported model type 'StringSchema' in 201 response to method 'POST /events'. Ignoring." is a warning, recorded for
 * schemas written in the response; DG "Amazon API Gateway important notes": a method response takes an object, no
 * primitive type.
 */
export function responseProblems(document: { [key: string]: unknown }): Problem[] {
    const components = isMap(document.components) ? document.components : {};
    const responses: [string[], unknown][] = [
        [["components", "responses"], components.responses],
        ...operationsOf(document).map(({ path, operation }): [string[], unknown] => [
            [...path, "responses"],
            isMap(operation) ? operation.responses : undefined,
        ]),
    ];
    return responses.flatMap(([at, map]) =>
        entriesOf(map).flatMap(([status, response]) =>
            entriesOf(isMap(response) ? response.content : undefined).flatMap(([mediaType, media]) => {
                const schema = isMap(media) ? media.schema : undefined;
                if (!isMap(schema) || !primitives.includes(schema.type as string)) return [];
                const path = [...at, status, "content", mediaType, "schema"];
                const message = `API Gateway takes no ${String(schema.type)} as the model of a response; use an object, or leave the schema out`;
                return [{ path, message }];
            }),
        ),
    );
}
