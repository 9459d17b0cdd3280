import { Method } from "../deployed";
import { Dictionary, isMap } from "../dictionary";
import { decoded } from "../percentDecoding";

/** What a method says of its requests and answers, in the words of the control plane. */
interface DeclaredMethod {
    operationName?: string;
    /** `method.request.querystring.limit`, and whether it is required. */
    requestParameters: { [location: string]: boolean };
    /** The names of models, by media type. */
    requestModels: { [mediaType: string]: string };
    /** By status. */
    methodResponses: { [statusCode: string]: object };
}

type Part = Dictionary<unknown>;

/** What an import makes of an operation's declaration, or what the resources of a method say themselves. */
export function declaredMethod({ path, declaration = {} }: Method): DeclaredMethod {
    return isMap(declaration.method) ? ofResources(declaration) : ofOperation(declaration, path);
}

function ofResources({ method, methodResponses }: Part): DeclaredMethod {
    const { operationName, requestParameters, requestModels } = partOf(method);
    const parameters = Object.entries(partOf(requestParameters));
    return {
        ...(typeof operationName === "string" ? { operationName } : {}),
        requestParameters: Object.fromEntries(
            parameters.map(([name, each]) => [name, each === true || each === "true"]),
        ),
        requestModels: partOf(requestModels) as { [mediaType: string]: string },
        methodResponses: Object.fromEntries(
            partsOf(methodResponses).map(({ statusCode, responseParameters, responseModels }) => [
                String(statusCode),
                { statusCode: String(statusCode), ...filled({ responseModels, responseParameters }) },
            ]),
        ),
    };
}

function ofOperation(declaration: Part, path: string): DeclaredMethod {
    const { operationId, requestBody, responses, inherited } = declaration;
    const resolved = resolver(partOf(declaration.referred));
    // Those of the operation come last, and so stand in place of the path's.
    const parameters = [...partsOf(partOf(inherited).parameters), ...partsOf(declaration.parameters)].map(resolved);
    const body = parameters.find(parameter => parameter.in === "body");
    const mediaTypes = (own: unknown, ofDocument: unknown) => {
        const given = Array.isArray(own) ? own : Array.isArray(ofDocument) ? ofDocument : [];
        return given.length > 0 ? given.map(String) : ["application/json"];
    };
    const consumed = mediaTypes(declaration.consumes, partOf(inherited).consumes);
    const produced = mediaTypes(declaration.produces, partOf(inherited).produces);
    return {
        ...(typeof operationId === "string" ? { operationName: operationId } : {}),
        requestParameters: Object.fromEntries([...pathParameters(path), ...parameters.flatMap(requestParameter)]),
        requestModels: { ...modelsOf(consumed, body?.schema), ...contentModels(resolved(requestBody).content) },
        methodResponses: Object.fromEntries(
            Object.entries(partOf(responses))
                .filter(([status]) => status !== "default")
                .map(([status, response]) => [status, methodResponse(status, resolved(response), produced)]),
        ),
    };
}

/** Those that the document does not mention as well (localstack's recording). */
function pathParameters(path: string): [location: string, isRequired: boolean][] {
    const named = path.split("/").filter(part => part.startsWith("{") && part.endsWith("}"));
    return named.map(part => [`method.request.path.${part.slice(1, -1).replace(/\+$/, "")}`, true]);
}

const places: { [inDocument: string]: string } = { path: "path", query: "querystring", header: "header" };

function requestParameter({ in: place, name, required }: Part): [location: string, isRequired: boolean][] {
    const known = typeof place === "string" ? places[place] : undefined;
    return known && typeof name === "string" ? [[`method.request.${known}.${name}`, required === true]] : [];
}

/** The headers of an answer are never required (localstack's recordings). */
function methodResponse(statusCode: string, { headers, schema, content }: Part, produced: string[]): object {
    const names = Object.keys(partOf(headers));
    const responseParameters = Object.fromEntries(names.map(name => [`method.response.header.${name}`, false]));
    const responseModels = { ...modelsOf(produced, schema), ...contentModels(content) };
    return { statusCode, ...filled({ responseModels, responseParameters }) };
}

function contentModels(content: unknown): { [mediaType: string]: string } {
    const models = Object.entries(partOf(content)).map(([type, each]) => modelsOf([type], partOf(each).schema));
    return Object.assign({}, ...models) as { [mediaType: string]: string };
}

/** A schema that is no reference has a model of a made-up name at the service; it is left out here. */
function modelsOf(mediaTypes: string[], schema: unknown): { [mediaType: string]: string } {
    const { $ref } = partOf(schema);
    if (typeof $ref !== "string") return {};
    const name = decoded($ref.slice($ref.lastIndexOf("/") + 1));
    return Object.fromEntries(mediaTypes.map(mediaType => [mediaType, name]));
}

/** A part, or what it refers to within the program's document. */
function resolver(referred: Part): (part: unknown) => Part {
    const resolved = (part: unknown, depth = 0): Part => {
        const { $ref } = partOf(part);
        return typeof $ref === "string" && depth < 16 ? resolved(referred[$ref], depth + 1) : partOf(part);
    };
    return part => resolved(part);
}

/** Parts without what is absent, and without empty maps, which the service does not show. */
export function filled<Parts extends object>(parts: Parts): Partial<Parts> {
    return Object.fromEntries(
        Object.entries(parts).filter(([, part]) => part !== undefined && !(isMap(part) && isEmpty(part))),
    ) as Partial<Parts>;
}

function isEmpty(part: object): boolean {
    return Object.keys(part).length === 0;
}

function partOf(given: unknown): Part {
    return isMap(given) ? given : {};
}

function partsOf(given: unknown): Part[] {
    return Array.isArray(given) ? given.filter(isMap) : [];
}
