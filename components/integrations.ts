import * as pulumi from "@pulumi/pulumi";
import * as v from "valibot";
import {
    Problem,
    at,
    isDeferred,
    isMap,
    mapOf,
    mapShape,
    oneOf,
    orDeferred,
    show,
    text,
    wholeNumber,
} from "./problems";
import { Route, httpMethods } from "./routeKeys";

/** An HTTP backend that gets each request as it came, and whose response is passed on as it came (HTTP_PROXY). */
export interface HttpIntegrationArgs {
    /**
     * The backend's URL, with `http://` or `https://`. The route's path parameters may stand in it:
     * `https://orders.example.com/v1/orders/{id}`, and for `{rest+}` in the route, `{rest}`. Another parameter is
     * refused before a resource is made.
     */
    url: pulumi.Input<string>;
    /** The HTTP method of the request to the backend. Default: the caller's, which is the route's. */
    method?: pulumi.Input<string>;
}

/** A Lambda function that gets each request as an event of format 1.0 and gives the whole response (AWS_PROXY). */
export interface LambdaIntegrationArgs {
    /**
     * The ARN of the function, or of one of its versions or aliases, which the API is then allowed to invoke at this
     * route. Anything but the ARN of a function is refused.
     */
    function: pulumi.Input<string>;
}

/** A response that API Gateway gives by itself (MOCK). */
export interface MockIntegrationArgs {
    /** The status code, a whole number from 200 to 599. Default 200. */
    statusCode?: pulumi.Input<number>;
    /** The body, sent as it is. Default: empty. */
    body?: pulumi.Input<string>;
    /** The media type of the body. Default `application/json`. */
    contentType?: pulumi.Input<string>;
    /** Headers of the response. Default none. A value must not contain a single quote, which API Gateway can't send. */
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

const mockHeader = v.pipe(
    text,
    v.check(value => !value.includes("'"), "has a single quote, which API Gateway can't send in a header"),
);

const functionArn = v.pipe(
    text,
    v.regex(
        /^arn:[^:]+:lambda:[^:]+:[^:]+:function:[^:]+(:[^:]+)?$/,
        issue => `${show(issue.input)} is not the ARN of a function`,
    ),
);

export const integrationSchemas = {
    http: v.optional(
        mapShape(
            {
                url: orDeferred(
                    v.pipe(
                        text,
                        v.check(isHttpUrl, issue => `${show(issue.input)} is not an http:// or https:// URL`),
                    ),
                ),
                method: v.optional(orDeferred(oneOf(httpMethods))),
            },
            { url: "the backend's URL, such as https://orders.example.com/orders" },
        ),
    ),
    lambda: v.optional(
        mapShape(
            {
                function: v.lazy(value => (isFunctionResource(value) ? v.any() : orDeferred(functionArn))),
            },
            { function: "the function's ARN" },
        ),
    ),
    mock: v.optional(
        mapShape({
            statusCode: v.optional(orDeferred(wholeNumber(200, 599))),
            body: v.optional(orDeferred(text)),
            contentType: v.optional(orDeferred(text)),
            headers: v.optional(mapOf(orDeferred(mockHeader))),
        }),
    ),
};

/** Programs without types also pass the function itself; its ARN is meant. */
function isFunctionResource(value: unknown): value is pulumi.Resource & { arn: pulumi.Output<string> } {
    return pulumi.Resource.isInstance(value) && "arn" in value;
}

/** The ARN of a route's function. */
export function lambdaArn({ function: fn }: LambdaIntegrationArgs): pulumi.Output<string> {
    const given: unknown = fn;
    return isFunctionResource(given) ? given.arn : pulumi.output(fn);
}

/** What the schema can't say: one integration, and no path parameter in its URL that the route does not have. */
export function integrationProblems(path: string, route: unknown, { parameters }: Route): Problem[] {
    if (!isMap(route)) return [];
    const given = kinds.filter(kind => route[kind] !== undefined);
    if (given.length === 0) return [{ path, message: "has no integration; give one of http, lambda, mock" }];
    if (given.length > 1) return [{ path, message: `has ${given.join(" and ")}; give only one of them` }];
    const url = isMap(route.http) ? route.http.url : undefined;
    if (typeof url !== "string" || isDeferred(url)) return [];
    return urlParameters(url)
        .filter(name => !parameters.includes(name))
        .map(name => ({
            path: at(at(path, "http"), "url"),
            message: `{${name}} is not a parameter of the route; ${parameters.length === 0 ? "it has none" : `it has ${parameters.map(known => `{${known}}`).join(", ")}`}`,
        }));
}

/** The `x-amazon-apigateway-integration` of a route (DG "x-amazon-apigateway-integration object"). */
export function integrationDocument({ method, parameters }: Route, route: KnownRoute): { [key: string]: unknown } {
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

/** The function of an ARN, and the version or alias if the ARN names one. */
export function splitFunctionArn(arn: string): { function: string; qualifier?: string } {
    const parts = arn.split(":");
    return { function: parts.slice(0, 7).join(":"), qualifier: parts[7] };
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
    return [...url.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
}

function isHttpUrl(value: string): boolean {
    return /^https?:\/\/[^/\s]+\S*$/.test(value);
}
