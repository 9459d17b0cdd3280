import * as pulumi from "@pulumi/pulumi";
import {
    Map,
    input,
    isMap,
    mapOf,
    oneOf,
    optional,
    required,
    shape,
    text,
    textLike,
    value,
    wholeNumber,
    withRule,
} from "./checks";
import { CorsAnswer, methodResponseHeaders } from "./cors";
import { headerMapping, headerNameProblem, headerValue, withHeaders } from "./headers";
import { mapValues } from "./maps";
import { ofAnswer } from "./mappingExpressions";
import { mediaType } from "./mediaTypes";
import {
    MappedParameters,
    mappedPathProblems,
    mappedValue,
    passedOn,
    placedProblems,
    queryNameProblem,
    requestParameters,
} from "./parameterMappings";
import { Path, Problem, show } from "./problems";
import { isCaller, roleOrCaller } from "./roles";
import { ParsedRouteKey, httpMethods } from "./routeKeys";
import { selectionPatternProblem } from "./selectionPatterns";
import { serviceName } from "./serviceNames";
import { withoutStageVariables } from "./stageVariables";
import { timeout, timeoutDeclaration } from "./timeouts";

/** One way in which a service's answer becomes the caller's. */
export interface AwsResponse {
    /** The status code for the caller, a whole number from 200 to 599. Default 200. */
    statusCode?: pulumi.Input<number>;
    /**
     * Headers of the answer: plain values, or an expression such as `integration.response.header.Content-Type`,
     * `integration.response.body.id` or `context.requestId`. Default none: those of the service are not passed on.
     */
    headers?: { [name: string]: pulumi.Input<string> };
    /** The template of the answer's body by media type. Default none: the service's answer is passed on. */
    templates?: { [contentType: string]: pulumi.Input<string> };
}

/** A service of AWS that gets a request made from the caller's, without a function between (AWS). */
export interface AwsIntegration {
    /**
     * The service's name in a URI of API Gateway, such as `sqs`, `dynamodb` or `states`; its subdomain may stand before it,
     * such as `<id>.appsync-api`. Another name, such as `stepfunctions`, is refused with the right one.
     */
    service: string;
    /**
     * The action that is called, such as `StartExecution`. Variables of the stage may stand in it. Exactly one of `action`
     * and `path`.
     */
    action?: pulumi.Input<string>;
    /**
     * The path that is called, such as `<account>/<queue>` of SQS, or `/` for the root. The route's path parameters and
     * variables of the stage may stand in it: `<bucket>/{key}`. Others are refused. Exactly one of `action` and `path`.
     */
    path?: pulumi.Input<string>;
    /** The HTTP method of the request to the service. Default `POST`. */
    method?: pulumi.Input<string>;
    /** The Region of the service. Default: the API's. */
    region?: pulumi.Input<string>;
    /**
     * The ARN of the role with which API Gateway calls the service; or `arn:aws:iam::*:user/*`, which stands for the caller
     * of a route with `authorization: AWS_IAM`. Anything else is refused.
     */
    role: pulumi.Input<string>;
    /** Headers of the request to the service: values, or expressions such as `method.request.header.Accept`. Default none. */
    headers?: { [name: string]: pulumi.Input<string> };
    /** Query parameters of the request to the service: values or expressions. Default none. */
    query?: { [name: string]: pulumi.Input<string> };
    /**
     * The template of the request's body by the media type of the caller's; another media type is answered with 415.
     * Default none: the body is passed on.
     */
    requestTemplates?: { [contentType: string]: pulumi.Input<string> };
    /**
     * The answers by an expression that the service's status code must match as a whole, or `default`. Default: 200 for
     * all, 400 for the service's 4xx and 502 for its 5xx.
     */
    responses?: { [pattern: string]: AwsResponse };
    /** Milliseconds that the service may take. 50 to 29,000, more with a raised quota. Default 29,000. Beyond: 504. */
    timeout?: pulumi.Input<number>;
}

interface KnownAwsResponse {
    statusCode?: number;
    headers?: { [name: string]: string };
    templates?: { [contentType: string]: string };
}

export interface KnownAws extends MappedParameters {
    service: string;
    action?: string;
    path?: string;
    method?: string;
    region: string;
    role: string;
    requestTemplates?: { [contentType: string]: string };
    responses?: { [pattern: string]: KnownAwsResponse };
    timeout?: number;
}

function mediaTypeProblem(name: string): string | undefined {
    return mediaType.problems([], name)[0]?.message;
}

/** The root alone is written with a slash: the service is then called at `path//`, as for a publication by SNS. */
const servicePath = value<string>(given => {
    if (typeof given !== "string") return `${show(given)} is not a string`;
    if (given.startsWith("/") && given !== "/") return `${show(given)} starts with a slash; drop it`;
    return /^[^\s\p{Cc}]+$/u.test(given) ? undefined : `${show(given)} is not a path`;
});

const serviceAction = value<string>(given => {
    if (typeof given !== "string") return `${show(given)} is not a string`;
    return /^[A-Za-z0-9_.&=%-]+$/.test(withoutStageVariables(given, "1"))
        ? undefined
        : `${show(given)} is not the name of an action, such as StartExecution`;
});

export const awsIntegration = withRule(
    shape<AwsIntegration>({
        service: required(serviceName, "the service, such as sqs"),
        action: optional(input(serviceAction)),
        path: optional(input(servicePath)),
        method: optional(input(oneOf(httpMethods) as typeof text)),
        region: optional(input(textLike(/^[a-z]+(-[a-z]+)+-\d$/, "a Region, such as eu-west-1"))),
        role: required(input(roleOrCaller), "the role with which API Gateway calls the service"),
        headers: optional(mapOf(input(mappedValue), headerNameProblem)),
        query: optional(mapOf(input(mappedValue), queryNameProblem)),
        requestTemplates: optional(mapOf(input(text), mediaTypeProblem)),
        responses: optional(
            mapOf(
                shape<AwsResponse>({
                    statusCode: optional(input(wholeNumber(200, 599))),
                    headers: optional(mapOf(input(headerValue(ofAnswer)), headerNameProblem)),
                    templates: optional(mapOf(input(text), mediaTypeProblem)),
                }),
                selectionPatternProblem,
            ),
        ),
        timeout: optional(input(timeout)),
    }),
    (path, { action, path: servicePath, responses }) => [
        ...((action === undefined) === (servicePath === undefined)
            ? [{ path, message: "needs exactly one of action and path" }]
            : []),
        // YAML gives null for a map with nothing under it.
        ...(responses === null || (isMap(responses) && responses.default === undefined)
            ? [
                  {
                      path: [...path, "responses"],
                      message: "has no default; without one, an answer that matches no other is a 500",
                  },
              ]
            : []),
    ],
);

export function awsPathProblems(path: Path, aws: unknown, route: ParsedRouteKey): Problem[] {
    if (!isMap(aws)) return [];
    return [...placedProblems([...path, "path"], aws.path, route), ...mappedPathProblems(path, aws, route)];
}

/** A caller who has not signed the request has no rights to call a service with. */
export function callerProblems(path: Path, { aws, authorization }: Map): Problem[] {
    const role = isMap(aws) ? aws.role : undefined;
    if (!isCaller(role) || authorization === "AWS_IAM") return [];
    const message = `${show(role)} stands for the caller, who must sign the request; give the route authorization: AWS_IAM`;
    return [{ path: [...path, "aws", "role"], message }];
}

/** A service's refusal must not look like a success to the caller. */
const usualResponses: { [pattern: string]: KnownAwsResponse } = {
    default: { statusCode: 200 },
    "4\\d{2}": { statusCode: 400 },
    "5\\d{2}": { statusCode: 502 },
};

export function awsDocument(
    route: ParsedRouteKey,
    aws: KnownAws,
    cors: CorsAnswer,
    contentHandling: { [member: string]: string },
) {
    const { service, action, path, method = "POST", region, role, responses = usualResponses } = aws;
    const requestTemplates = withEntries(aws.requestTemplates);
    const [, partition] = role.split(":");
    return {
        type: "aws",
        httpMethod: method,
        uri: `arn:${partition}:apigateway:${region}:${service}:${action === undefined ? `path/${path}` : `action/${action}`}`,
        credentials: role,
        requestParameters: { ...passedOn(path ?? "", route), ...requestParameters(aws) },
        passthroughBehavior: requestTemplates === undefined ? "when_no_match" : "never",
        // A template is given no bytes.
        ...(requestTemplates !== undefined && { ...contentHandling, requestTemplates }),
        responses: mapValues(responses, response => answerDocument(response, cors)),
        ...timeoutDeclaration(aws.timeout),
    };
}

function answerDocument({ statusCode = 200, headers = {}, templates: given }: KnownAwsResponse, cors: CorsAnswer) {
    const own = mapValues(headers, each => headerMapping(each, ofAnswer));
    const templates = withEntries(given);
    return {
        statusCode: String(statusCode),
        responseParameters: methodResponseHeaders(withHeaders(cors.headers, own)),
        ...(templates !== undefined
            ? { responseTemplates: mapValues(templates, each => cors.template + each) }
            : cors.template !== "" && { responseTemplates: { "application/json": `${cors.template}$input.body` } }),
    };
}

/** Templates where there are any: for none at all, each body would be refused, and no answer get its headers. */
function withEntries(templates: { [contentType: string]: string } | undefined) {
    return templates !== undefined && Object.keys(templates).length > 0 ? templates : undefined;
}

/** The responses of a method that its integration needs to be declared: one for each status code. */
export function awsResponses(
    { responses = usualResponses }: KnownAws,
    cors: CorsAnswer,
): { [statusCode: string]: unknown } {
    const all = Object.values(responses);
    const codes = [...new Set(all.map(({ statusCode = 200 }) => String(statusCode)))];
    return Object.fromEntries(
        codes.map(code => {
            const headers = all
                .filter(({ statusCode = 200 }) => String(statusCode) === code)
                .reduce<{ [name: string]: string }>(
                    (others, { headers = {} }) => withHeaders(others, headers),
                    cors.headers,
                );
            const declared = mapValues(headers, () => ({ schema: { type: "string" } }));
            return [code, { description: "Answer", headers: declared }];
        }),
    );
}
