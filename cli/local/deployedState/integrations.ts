import { Integration, IntegrationResponse } from "../deployed";
import { isMap } from "../dictionary";
import { Properties } from "../evaluation/registeredResource";
import { FunctionLookup } from "./lambdaFunctions";
import { map, text, texts } from "./resources";

const types = ["MOCK", "HTTP_PROXY", "HTTP", "AWS_PROXY", "AWS"] as const;
const contentHandlings = ["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"] as const;
const passthroughBehaviors = ["WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"] as const;

/** An integration in the names of `x-amazon-apigateway-integration`, whose types may be in small letters. */
export function integration(given: Properties, functions: FunctionLookup): Integration | undefined {
    const type = oneOf(types, given.type);
    if (type === undefined) return undefined;
    const uri = text(given.uri);
    const timeoutInMillis = Number(given.timeoutInMillis);
    const result: Integration = {
        type,
        httpMethod: text(given.httpMethod)?.toUpperCase(),
        uri,
        passthroughBehavior: oneOf(passthroughBehaviors, given.passthroughBehavior),
        contentHandling: oneOf(contentHandlings, given.contentHandling),
        timeoutInMillis: timeoutInMillis > 0 ? timeoutInMillis : undefined,
        requestParameters: isMap(given.requestParameters) ? texts(given.requestParameters) : undefined,
        requestTemplates: isMap(given.requestTemplates) ? texts(given.requestTemplates) : undefined,
        responses: isMap(given.responses) ? responses(given.responses) : undefined,
        lambda: invokesFunction(type, uri) ? functions(uri ?? "") : undefined,
    };
    return withoutAbsent(result);
}

/** An AWS_PROXY integration always does; one of type AWS calls any service. */
function invokesFunction(type: Integration["type"], uri = ""): boolean {
    return type === "AWS_PROXY" || (type === "AWS" && /^arn:[^:]*:apigateway:[^:]*:lambda:path\//.test(uri));
}

function responses(given: Properties): { [pattern: string]: IntegrationResponse } {
    return Object.fromEntries(
        Object.entries(given).map(([pattern, response]) => [pattern, integrationResponse(map(response))]),
    );
}

export function integrationResponse(given: Properties): IntegrationResponse {
    return withoutAbsent({
        statusCode: text(given.statusCode) ?? "200",
        contentHandling: oneOf(contentHandlings, given.contentHandling),
        responseParameters: isMap(given.responseParameters) ? texts(given.responseParameters) : undefined,
        responseTemplates: isMap(given.responseTemplates) ? texts(given.responseTemplates) : undefined,
    });
}

function oneOf<T extends string>(values: readonly T[], given: unknown): T | undefined {
    const upper = text(given)?.toUpperCase();
    return values.find(value => value === upper);
}

function withoutAbsent<T extends object>(value: T): T {
    return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}
