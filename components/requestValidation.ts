import { Map, OptionalField, flag, isMap, mapOf, oneOf, optional, shape, text } from "./checks";
import { canonicalJson } from "./canonicalJson";
import { mapValues } from "./maps";
import { headerNameProblem } from "./headers";
import { Models, contentTypeOf } from "./models";
import { queryNameProblem } from "./parameterMappings";
import { Path, Problem, unknownName } from "./problems";

/** What of a request API Gateway checks before the integration gets it; 400 is the answer where it does not fit. */
export const Validation = {
    None: "NONE",
    Body: "BODY",
    Params: "PARAMS",
    All: "ALL",
} as const;
export type Validation = (typeof Validation)[keyof typeof Validation];

/** The parameters of a request beside those of the path. */
export interface RequestParameters {
    /** Of the query string, by name: whether it must be there. Default none. */
    query?: { [name: string]: boolean };
    /** Headers, by name: whether it must be there. Default none. */
    headers?: { [name: string]: boolean };
}

export interface RequestValidation {
    requestModel?: string;
    requestParameters?: RequestParameters;
    validate?: Validation;
}

export const requestValidationFields: {
    requestModel: OptionalField<string>;
    requestParameters: OptionalField<RequestParameters>;
    validate: OptionalField<Validation>;
} = {
    requestModel: optional(text),
    requestParameters: optional(
        shape<RequestParameters>({
            query: optional(mapOf(flag, queryNameProblem)),
            headers: optional(mapOf(flag, headerNameProblem)),
        }),
    ),
    validate: optional(oneOf(Object.values(Validation))),
};

/** @param models the names of the API's models */
export function requestValidationProblems(path: Path, route: Map, models: readonly string[]): Problem[] {
    const { requestModel, validate, openApi } = route;
    const problems: Problem[] = [];
    if (typeof requestModel === "string" && !models.includes(requestModel)) {
        const message = unknownName(requestModel, models, `there is no model "${requestModel}"`);
        problems.push({ path: [...path, "requestModel"], message });
    }
    const wantsBody = validate === Validation.Body || validate === Validation.All;
    if (wantsBody && requestModel === undefined && openApi === undefined) {
        problems.push({
            path: [...path, "validate"],
            message: `${validate} needs a requestModel to hold bodies against`,
        });
    }
    return problems;
}

/** What is checked where the route does not say: all that it declares. */
function validation({ requestModel, requestParameters = {}, validate }: RequestValidation): Validation {
    if (validate !== undefined) return validate;
    const { query = {}, headers = {} } = requestParameters;
    const params = [query, headers].some(names => Object.values(names).includes(true));
    if (requestModel !== undefined) return params ? Validation.All : Validation.Body;
    return params ? Validation.Params : Validation.None;
}

const extension = "x-amazon-apigateway-request-validators";

const validators = {
    [Validation.Body]: { validateRequestBody: true, validateRequestParameters: false },
    [Validation.Params]: { validateRequestBody: false, validateRequestParameters: true },
    [Validation.All]: { validateRequestBody: true, validateRequestParameters: true },
};

/** The names of the validators in a document, by what they check. */
export type ValidatorNames = { [validation: string]: string };

/** @param openApi the team's own document, whose validators may have the usual names and check something else */
export function validatorNames(openApi: Map): ValidatorNames {
    const brought = openApi[extension];
    return mapValues(validators, (validator, kind) => {
        const name = kind.toLowerCase();
        const own = isMap(brought) ? brought[name] : undefined;
        const nothing = { validateRequestBody: false, validateRequestParameters: false };
        const isTaken = isMap(own) && canonicalJson({ ...nothing, ...own }) !== canonicalJson(validator);
        return isTaken ? `${name}-of-routes` : name;
    });
}

/** What an operation of a document says of its requests. */
export function requestDeclaration(route: RequestValidation, models: Models, names: ValidatorNames) {
    const { requestModel, requestParameters: { query = {}, headers = {} } = {} } = route;
    const validate = validation(route);
    const contentType = requestModel === undefined ? "" : contentTypeOf(models, requestModel);
    const parameter =
        (place: string) =>
        ([name, required]: [string, boolean]) => ({
            name,
            in: place,
            required,
            schema: { type: "string" },
        });
    return {
        parameters: [
            ...Object.entries(query).map(parameter("query")),
            ...Object.entries(headers).map(parameter("header")),
        ],
        ...(requestModel !== undefined && {
            requestBody: {
                required: true,
                content: { [contentType]: { schema: { $ref: `#/components/schemas/${requestModel}` } } },
            },
        }),
        ...(validate !== Validation.None && { "x-amazon-apigateway-request-validator": names[validate] }),
    };
}

/** The validators that routes use (DG "x-amazon-apigateway-request-validators object"). */
export function validatorsDocument(routes: { [routeKey: string]: RequestValidation }, names: ValidatorNames) {
    const used = new Set(Object.values(routes).map(validation));
    const entries = Object.entries(validators).filter(([kind]) => used.has(kind as Validation));
    if (entries.length === 0) return {};
    const named = entries.map(([kind, validator]) => [names[kind], validator] as const);
    return { [extension]: Object.fromEntries(named) };
}

/** The names of the models of a document that a team brought along. */
export function documentModels(openApi: unknown): string[] {
    const components = isMap(openApi) ? openApi.components : undefined;
    return isMap(components) && isMap(components.schemas) ? Object.keys(components.schemas) : [];
}
