import { entriesOf, isMap } from "./checks";
import { OpenApi } from "./openApiDocument";
import { operationsOf, withOperations } from "./openApiOperations";
import { Problem } from "./problems";

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

/**
 * The document in which each operation has responses, if only none: without them the import's parser says "attribute …
 * responses is missing" (swagger-api/swagger-parser, `OpenAPIDeserializer`), so SAM adds them too (`swagger.py`).
 */
export function withResponses(document: OpenApi): OpenApi {
    return withOperations(document, operation => ({ ...operation, responses: operation.responses ?? {} }));
}
