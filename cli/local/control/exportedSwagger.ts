import { Dictionary, isMap } from "../dictionary";
import { Method } from "../deployed";
import { methodName } from "../methodNames";

type Part = Dictionary<unknown>;

/**
 * An exported document in the words of Swagger 2.0. What an operation consumes and produces are the media types of its
 * models and of its integration's templates (localstack's recordings).
 */
export function exportedSwagger({ info, servers, paths, components, ...others }: Part, methods: Method[]): Part {
    const [server] = partsOf(servers);
    const { schemas, securitySchemes } = partOf(components);
    const ofMethod = new Map(methods.map(method => [methodName(method), method]));
    return {
        swagger: "2.0",
        info,
        host: String(server.url).split("/")[2],
        basePath: `/${String(partOf(partOf(server.variables).basePath).default)}`,
        schemes: ["https"],
        paths: mapped(partOf(paths), (item, path) =>
            mapped(partOf(item), (operation, key) =>
                swaggerOperation(partOf(operation), ofMethod.get(methodName({ path, httpMethod: methodOf(key) }))),
            ),
        ),
        ...(securitySchemes === undefined ? {} : { securityDefinitions: securitySchemes }),
        ...(schemas === undefined ? {} : { definitions: schemas }),
        ...Object.fromEntries(Object.entries(others).filter(([name]) => name.startsWith("x-"))),
    };
}

function methodOf(key: string): string {
    return key === "x-amazon-apigateway-any-method" ? "ANY" : key.toUpperCase();
}

function swaggerOperation(
    { parameters, requestBody, responses, ...others }: Part,
    { integration }: Partial<Method> = {},
): Part {
    const body = partOf(requestBody);
    const bodies = partOf(body.content);
    const answers = Object.values(partOf(responses)).map(partOf);
    const consumes = [...Object.keys(bodies), ...Object.keys(integration?.requestTemplates ?? {})];
    const produces = [
        ...answers.flatMap(({ content }) => Object.keys(partOf(content))),
        ...Object.values(integration?.responses ?? {}).flatMap(each => Object.keys(each.responseTemplates ?? {})),
    ];
    const all = [...partsOf(parameters).map(swaggerParameter), ...bodyParameter(Object.values(bodies)[0])];
    return {
        ...others,
        ...(consumes.length > 0 ? { consumes: [...new Set(consumes)] } : {}),
        ...(produces.length > 0 ? { produces: [...new Set(produces)] } : {}),
        ...(all.length > 0 ? { parameters: all } : {}),
        responses: mapped(partOf(responses), response => swaggerResponse(partOf(response))),
    };
}

function swaggerParameter({ name, in: place, required, schema, ...others }: Part): Part {
    return { ...others, name, in: place, required: required === true, type: typeOf(schema) };
}

/** Named as its model. */
function bodyParameter(content: unknown): Part[] {
    const { schema } = partOf(content);
    if (schema === undefined) return [];
    const { $ref } = partOf(schema);
    const name = typeof $ref === "string" ? $ref.slice($ref.lastIndexOf("/") + 1) : "body";
    return [{ in: "body", name, required: true, schema }];
}

function swaggerResponse({ description, headers, content }: Part): Part {
    const [schema] = Object.values(partOf(content)).map(each => partOf(each).schema);
    return {
        description,
        ...(schema === undefined ? {} : { schema }),
        ...(headers === undefined
            ? {}
            : { headers: mapped(partOf(headers), header => ({ type: typeOf(partOf(header).schema) })) }),
    };
}

function typeOf(schema: unknown): unknown {
    return partOf(schema).type ?? "string";
}

function mapped(parts: Part, change: (part: unknown, name: string) => unknown): Part {
    return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, change(part, name)]));
}

function partOf(given: unknown): Part {
    return isMap(given) ? given : {};
}

function partsOf(given: unknown): Part[] {
    return Array.isArray(given) ? given.filter(isMap) : [];
}
