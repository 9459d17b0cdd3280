import * as pulumi from "@pulumi/pulumi";
import {
    Map,
    OptionalField,
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
} from "./checks";
import { Path, Problem, show } from "./problems";
import { ParsedRouteKey, httpMethods } from "./routeKeys";
import { stageVariableProblems, withoutStageVariables } from "./stageVariables";

/** An HTTP backend that gets each request as it came, and whose response is passed on as it came (HTTP_PROXY). */
export interface HttpIntegration {
    /**
     * The backend's URL, with `http://` or `https://`. The route's path parameters may stand in it:
     * `https://orders.example.com/v1/orders/{id}`, and for `{rest+}` in the route, `{rest}`; and so may variables of the
     * stage: `https://${stageVariables.host}/orders`. Another parameter or variable is refused before a resource is made.
     */
    url: pulumi.Input<string>;
    /** The HTTP method of the request to the backend. Default: the caller's, which is the route's. */
    method?: pulumi.Input<string>;
}

/** A Lambda function that gets each request as an event of format 1.0 and gives the whole response (AWS_PROXY). */
export interface LambdaIntegration {
    /**
     * The ARN of the function, or of one of its versions or aliases, which the API is then allowed to invoke at this
     * route. Variables of the stage may stand in it. Anything but the ARN of a function is refused.
     */
    function: pulumi.Input<string>;
}

/** A response that API Gateway gives by itself (MOCK). */
export interface MockIntegration {
    /** The status code, a whole number from 200 to 599. Default 200. */
    statusCode?: pulumi.Input<number>;
    /** The body, sent as it is. Default: empty. */
    body?: pulumi.Input<string>;
    /** The media type of the body. Default `application/json`. */
    contentType?: pulumi.Input<string>;
    /**
     * Headers of the response. Default none. A name is letters, digits and `-._$`; a value must not contain
     * a single quote or a line break, which API Gateway can't send. Anything else is refused.
     */
    headers?: { [name: string]: pulumi.Input<string> };
}

/** A route's integration and key, when all values are known. */
export interface KnownRoute {
    http?: { url: string; method?: string };
    lambda?: { function: string };
    mock?: { statusCode?: number; body?: string; contentType?: string; headers?: { [name: string]: string } };
    apiKeyRequired?: boolean;
}

const kinds = ["http", "lambda", "mock"] as const;

const headerValue = value<string>(given => {
    if (typeof given !== "string") return `${show(given)} is not a string`;
    if (given.includes("'")) return "has a single quote, which API Gateway can't send in a header";
    return /[\p{Cc}]/u.test(given)
        ? "has a line break or another control character, which no header can carry"
        : undefined;
});

/** What a mapping expression takes as a name (DG "Map data in request and response payloads"); HTTP has more. */
function headerNameProblem(name: string): string | undefined {
    if (/^[A-Za-z0-9._$-]+$/.test(name)) return undefined;
    return `${show(name)} is not the name of a header; use letters, digits and - . _ $`;
}

const mediaType = textLike(
    /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(\s*;[^\p{Cc}]*)?$/u,
    "a media type, such as application/json",
);

const url = textLike(/^https?:\/\/[^/\s\p{Cc}][^\s\p{Cc}]*$/u, "an http:// or https:// URL");

/**
 * What the provider takes for one (hashicorp/terraform-provider-aws, `internal/service/lambda/validate.go`), but for
 * `$LATEST`, of which the service takes no permission. Variables of the stage may name the function and its alias.
 */
function isFunctionArn(given: string): boolean {
    const [arn, partition, service, region, account, kind, name, alias, ...rest] = withoutStageVariables(
        given,
        "1",
    ).split(":");
    const isName = (text: string | undefined, most: number) =>
        text !== undefined && /^[A-Za-z0-9_-]+$/.test(text) && text.length <= most;
    return (
        [arn, service, kind].join(":") === "arn:lambda:function" &&
        /^aws[a-z-]*$/.test(partition) &&
        /^[a-z]+-[a-z]+(-[a-z]+)?-\d$/.test(region) &&
        /^\d{12}$/.test(account) &&
        isName(name, 64) &&
        (alias === undefined || isName(alias, 128)) &&
        rest.length === 0
    );
}

const functionArn = value<string>(given => {
    if (typeof given !== "string") return `${show(given)} is not a string`;
    return isFunctionArn(given) ? undefined : `${show(given)} is not the ARN of a function`;
});

/** Programs without types also pass the function itself; its ARN is meant. */
const functionOrArn = {
    ...input(functionArn),
    problems: (path: Path, given: unknown) =>
        isFunctionResource(given) ? [] : input(functionArn).problems(path, given),
};

export const integrationFields: {
    http: OptionalField<HttpIntegration>;
    lambda: OptionalField<LambdaIntegration>;
    mock: OptionalField<MockIntegration>;
} = {
    http: optional(
        shape<HttpIntegration>({
            url: required(input(url), "the backend's URL, such as https://orders.example.com/orders"),
            method: optional(input(oneOf(httpMethods) as typeof text)),
        }),
    ),
    lambda: optional(shape<LambdaIntegration>({ function: required(functionOrArn, "the function's ARN") })),
    mock: optional(
        shape<MockIntegration>({
            statusCode: optional(input(wholeNumber(200, 599))),
            body: optional(input(text)),
            contentType: optional(input(mediaType)),
            headers: optional(mapOf(input(headerValue), headerNameProblem)),
        }),
    ),
};

function isFunctionResource(given: unknown): given is pulumi.Resource & { arn: pulumi.Output<string> } {
    return pulumi.Resource.isInstance(given) && "arn" in given;
}

/** The ARN of a route's function. */
export function lambdaArn({ function: fn }: LambdaIntegration): pulumi.Output<string> {
    const given: unknown = fn;
    return isFunctionResource(given) ? given.arn : pulumi.output(fn);
}

/** Whether there is one integration, and only one. */
export function integrationCountProblems(path: Path, route: Map): Problem[] {
    const given = kinds.filter(kind => route[kind] !== undefined);
    if (given.length === 0) return [{ path, message: `has no integration; give one of ${kinds.join(", ")}` }];
    return given.length === 1 ? [] : [{ path, message: `has ${given.join(" and ")}; give only one of them` }];
}

/**
 * What is wrong with the parameters of the route and the variables of the stage that a URL or an ARN names.
 *
 * @param stageVariables the names of the stage's variables
 */
export function placeholderProblems(
    path: Path,
    route: Map,
    { parameters }: ParsedRouteKey,
    stageVariables: readonly string[],
): Problem[] {
    const given = isMap(route.http) ? route.http.url : undefined;
    const fn = isMap(route.lambda) ? route.lambda.function : undefined;
    const known = parameters.length === 0 ? "it has none" : `it has ${parameters.map(name => `{${name}}`).join(", ")}`;
    const ofUrl = typeof given !== "string" ? [] : urlParameters(given).filter(name => !parameters.includes(name));
    return [
        ...ofUrl.map(name => ({
            path: [...path, "http", "url"],
            message: `{${name}} is not a parameter of the route; ${known}`,
        })),
        ...stageVariableProblems([...path, "http", "url"], given, stageVariables),
        ...stageVariableProblems([...path, "lambda", "function"], fn, stageVariables),
    ];
}

/** The `x-amazon-apigateway-integration` of a route (DG "x-amazon-apigateway-integration object"). */
export function integrationDocument(
    { method, parameters }: ParsedRouteKey,
    route: KnownRoute,
): { [key: string]: unknown } {
    if (route.http) {
        const { url } = route.http;
        const passedOn = parameters.filter(name => urlParameters(url).includes(name));
        return {
            type: "http_proxy",
            httpMethod: route.http.method ?? method,
            uri: url,
            passthroughBehavior: "when_no_match",
            requestParameters: Object.fromEntries(
                passedOn.map(name => [`integration.request.path.${name}`, `method.request.path.${name}`]),
            ),
        };
    }
    if (route.lambda) {
        // A function is always invoked by POST, whatever the caller's method.
        return { type: "aws_proxy", httpMethod: "POST", uri: invocationUri(route.lambda.function) };
    }
    const { statusCode = 200, body = "", contentType = "application/json", headers = {} } = route.mock ?? {};
    const requestTemplate = JSON.stringify({ statusCode });
    return {
        type: "mock",
        // A request whose media type has no template would reach the mock as it is, and be answered with 500; these
        // are what clients send without a thought, and others get 415.
        passthroughBehavior: "never",
        requestTemplates: Object.fromEntries(mockRequestTypes.map(type => [type, requestTemplate])),
        responses: {
            default: {
                statusCode: String(statusCode),
                responseTemplates: { [contentType]: literalTemplate(body) },
                responseParameters: Object.fromEntries(
                    Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, `'${value}'`]),
                ),
            },
        },
    };
}

const mockRequestTypes = ["application/json", "application/x-www-form-urlencoded", "text/plain"];

/** The responses of a method that its integration needs to be declared. */
export function methodResponses({ mock }: KnownRoute): { [statusCode: string]: unknown } | undefined {
    if (!mock) return undefined;
    const headers = Object.keys(mock.headers ?? {}).map(name => [name, { schema: { type: "string" } }] as const);
    return { [String(mock.statusCode ?? 200)]: { description: "Mock", headers: Object.fromEntries(headers) } };
}

function invocationUri(functionArn: string): string {
    const [, partition, , region] = functionArn.split(":");
    return `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
}

/**
 * A response template that renders as the text. API Gateway runs response templates through Velocity, where `$name`
 * and `#if` are code, so only a text that has such code is changed.
 */
function literalTemplate(body: string): string {
    if (!/\$!?\{?[A-Za-z_]|#[{A-Za-z@#*[]/.test(body)) return body;
    return "#set($dollar='$')#set($hash='#')" + body.replace(/[$#]/g, sign => (sign === "$" ? "${dollar}" : "${hash}"));
}

function urlParameters(url: string): string[] {
    return [...withoutStageVariables(url).matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name);
}
