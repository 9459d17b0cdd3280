import type { ValidateFunction } from "ajv";
import type AjvDraft04 from "ajv-draft-04";
import { ApiSnapshot, MethodValidation } from "../deployed";
import { mediaTypeOf } from "../bodies/mediaTypes";
import { formats } from "./formats";
import { modelId, modelSchemas, normalized } from "./modelSchemas";
import { unreadableBody, validationErrorString } from "./validationErrors";

/** What is wrong with a body, as the service's log words it; nothing where it fits, or where no model is meant for it. */
export type BodyValidation = (contentType: string | undefined, body: Buffer) => string | undefined;

/** The models of a snapshot. They are compiled for the first method that needs them, and then for all. */
export class Models {
    private validator?: AjvDraft04;

    constructor(private readonly snapshot: Pick<ApiSnapshot, "models">) {}

    /** Fails where a model is none, as the import does at the service. */
    bodyValidation(models: MethodValidation["models"]): BodyValidation {
        const byMediaType = new Map(
            Object.entries(models).map(([mediaType, schema]) => [
                mediaType === "$default" ? mediaType : mediaTypeOf(mediaType),
                this.compiled(schema),
            ]),
        );
        return (contentType, body) => {
            const validate = byMediaType.get(mediaTypeOf(contentType)) ?? byMediaType.get("$default");
            return validate && bodyError(validate, body);
        };
    }

    private compiled(schema: unknown): ValidateFunction {
        this.validator ??= this.withModels();
        return this.validator.compile(normalized(schema, "document") as object);
    }

    private withModels(): AjvDraft04 {
        const validator = new (ajv())({
            strict: false,
            allErrors: true,
            verbose: true,
            formats,
            logger: false,
            // Patterns are ECMA 262's, without its later Unicode mode.
            unicodeRegExp: false,
        });
        for (const [name, { schema, origin }] of modelSchemas(this.snapshot.models)) {
            // Those that no method is validated by may be of a later draft, as in documents for more than this service.
            validator.addSchema(normalized(schema, origin) as object, modelId(name), undefined, false);
        }
        return validator;
    }
}

/** An empty body is none that fits (recorded in execution logs, and by LS test_api_gateway_request_validator). */
function bodyError(validate: ValidateFunction, body: Buffer): string | undefined {
    let document: unknown;
    try {
        document = JSON.parse(body.toString("utf8"));
    } catch {
        return unreadableBody;
    }
    return validate(document) ? undefined : validationErrorString(validate.errors ?? []);
}

let loaded: typeof AjvDraft04 | undefined;

/** Few APIs have models, and others start faster without the library. */
function ajv(): typeof AjvDraft04 {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is needed first
    loaded ??= (require("ajv-draft-04") as { default: typeof AjvDraft04 }).default;
    return loaded;
}
