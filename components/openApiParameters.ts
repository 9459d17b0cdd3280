import { isMap } from "./checks";
import { isDeferred } from "./deferred";
import { DocumentOperation, operationsOf } from "./openApiOperations";
import { resolved } from "./openApiReferences";
import { Problem, show, unknownName } from "./problems";
import { parseRouteKey } from "./routeKeys";

/** What is wrong with the parameters of the operations and their paths. */
export function parameterProblems(document: { [key: string]: unknown }): Problem[] {
    const operations = operationsOf(document);
    return operations.flatMap((operation, index) =>
        problemsOf(document, operation, operations[index - 1]?.template !== operation.template),
    );
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

function problemsOf(document: { [key: string]: unknown }, operation: DocumentOperation, isFirst: boolean): Problem[] {
    const { routeKey, method, path } = operation;
    const declared = parametersOf(document, operation);
    // Those of the path are told of once, for its first operation.
    const shown = declared.filter(parameter => isFirst || parameter.path.length > path.length + 1);
    const { parameters: inPath, segments } = parseRouteKey(routeKey);
    const misplaced = shown
        .filter(({ name, in: place }) => place === "path" && !inPath.includes(name))
        .map(parameter => ({
            path: parameter.path,
            message: unknownName(parameter.name, inPath, `the path has no {${parameter.name}}`),
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
