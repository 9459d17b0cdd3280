import { Map as PlainMap, entriesOf, isMap } from "./checks";
import { hasDeferred, isDeferred } from "./deferred";
import { cyclePath, referenceProblems } from "./openApiReferences";
import { structureProblems } from "./openApiSchema";
import { Path, Problem, show } from "./problems";

/*
 * A model is a JSON schema of draft 4 (DG "Data models for REST APIs"), but it reaches the service as a schema of an
 * OpenAPI 3.0 document, and the import keeps or takes only what both have: a keyword of draft 4 alone is a warning, and
 * of a list of types nothing is kept (aws/serverless-application-model#2374).
 */

/** A schema without what names its version and itself: a document's schemas are all of one version. */
export function importedSchema(schema: PlainMap): PlainMap {
    return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== "$schema" && keyword !== "id"));
}

/** What is wrong with the schemas of models, as far as they are known. */
export function modelSchemaProblems(path: Path, models: PlainMap, openApi: unknown): Problem[] {
    const schemas = entriesOf(models).flatMap(([name, model]) =>
        isMap(model) && isMap(model.schema) ? [[name, importedSchema(model.schema)] as const] : [],
    );
    if (schemas.length === 0) return [];
    const cycles = schemas.flatMap(([name, schema]) => cycleProblems([...path, name, "schema"], schema));
    if (cycles.length > 0) return cycles;
    const brought = isMap(openApi) && isMap(openApi.components) ? openApi.components.schemas : undefined;
    const own = new Set(schemas.map(([name]) => name));
    const twice = [...own].filter(name => isMap(brought) && Object.hasOwn(brought, name));
    const structure = structureProblems({
        info: { title: "" },
        paths: {},
        components: { schemas: Object.fromEntries(schemas) },
    });
    const all = { ...(isMap(brought) ? brought : {}), ...Object.fromEntries(schemas) };
    const references = isDeferred(brought) ? [] : referenceProblems({ components: { schemas: all } }, []);
    const ofDocument = [...structure.map(asInDraft4), ...references].flatMap(
        ({ path: [, , name, ...rest], message }) =>
            own.has(name) ? [{ path: [...path, name, "schema", ...rest], message }] : [],
    );
    const ofDraft4 = schemas.flatMap(([name, schema]) => draft4Problems([...path, name, "schema"], schema));
    const places = new Set(ofDocument.map(problem => JSON.stringify(problem.path)));
    const others = ofDraft4.filter(problem => !places.has(JSON.stringify(problem.path)));
    const ofNames = twice.map(name => ({
        path: [...path, name],
        message: `is a schema of openApi too, components.schemas.${name}; drop one of them, or take another name`,
    }));
    return [
        ...new Map([...ofNames, ...ofDocument, ...others].map(problem => [JSON.stringify(problem), problem])).values(),
    ];
}

/** A schema as a library makes it that puts in the place of each reference what it leads to. */
function cycleProblems(path: Path, schema: PlainMap): Problem[] {
    const cycle = cyclePath(schema);
    const message = "leads back to a map that it stands in; refer to the model by its $ref";
    return cycle === undefined ? [] : [{ path: [...path, ...cycle], message }];
}

const remedies: { [keyword: string]: string } = {
    definitions: "make each definition a model of its own",
    patternProperties: "name the properties, or use additionalProperties",
    dependencies: "check it behind the API",
    additionalItems: "check it behind the API",
    const: "draft 4 has it not; use enum with one value",
};

/** A keyword of JSON schema that the import does not know. */
function asInDraft4({ path, message }: Problem): Problem {
    const keyword = path.at(-1) ?? "";
    if (keyword === "type" && message.startsWith("a list")) {
        return { path, message: "is a list of types, which API Gateway's import drops; give one type, or none" };
    }
    const remedy = Object.hasOwn(remedies, keyword) ? remedies[keyword] : undefined;
    return remedy === undefined
        ? { path, message }
        : { path, message: `API Gateway's import takes no ${keyword}; ${remedy}` };
}

function draft4Problems(path: Path, schema: PlainMap): Problem[] {
    return [...(hasDeferred(schema) ? [] : ofMetaSchema(path, schema)), ...keywordProblems(path, schema)];
}

let metaSchema: ((schema: PlainMap) => { instancePath: string; message?: string }[]) | undefined;

/** Loaded for the first model, as the schema of documents is. */
function ofMetaSchema(path: Path, schema: PlainMap): Problem[] {
    if (metaSchema === undefined) {
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is needed first
        const Ajv = (require("ajv-draft-04") as typeof import("ajv-draft-04")).default;
        const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false, logger: false });
        metaSchema = given => (ajv.validateSchema(given) === true ? [] : (ajv.errors ?? []));
    }
    return metaSchema(schema).map(({ instancePath, message = "" }) => ({
        path: [...path, ...instancePath.split("/").slice(1).map(unescaped)],
        message: `${message} (JSON schema, draft 4)`,
    }));
}

const unescaped = (part: string) => part.replaceAll("~1", "/").replaceAll("~0", "~");

/** What holds of keywords wherever they stand; under `properties` stand names. */
function keywordProblems(path: Path, given: unknown, areNames = false): Problem[] {
    if (Array.isArray(given)) return given.flatMap((each, index) => keywordProblems([...path, String(index)], each));
    return entriesOf(given).flatMap(([keyword, value]) => {
        const at = [...path, keyword];
        if (areNames) return keywordProblems(at, value);
        if (["enum", "default", "example"].includes(keyword)) return [];
        if (keyword === "nullable" && value === true) return [{ path: at, message: nullable }];
        if (keyword === "pattern" && typeof value === "string" && !isExpression(value)) {
            return [{ path: at, message: `${show(value)} is not an expression` }];
        }
        return keywordProblems(at, value, keyword === "properties");
    });
}

/** The model that an import makes has no trace of it (Stack Overflow 71649459, with the model that came of it). */
const nullable = "API Gateway's import drops it, and null would be refused; leave the type out where null is right";

/** Not as a Unicode one, to which `\-` is an error: drafts of JSON schema before 2019 ask for a plain one of ECMA 262. */
function isExpression(text: string): boolean {
    try {
        new RegExp(text);
        return true;
    } catch {
        return false;
    }
}
