import * as pulumi from "@pulumi/pulumi";
import { input, isMap, mapOf, oneOf, optional, required, shape, text, textLike, value } from "./checks";
import { headerNameProblem } from "./headers";
import { idOf } from "./ids";
import {
    MappedParameters,
    mappedPathProblems,
    mappedValue,
    passedOn,
    placedProblems,
    queryNameProblem,
    requestParameters,
} from "./parameterMappings";
import { Path, Problem } from "./problems";
import { ParsedRouteKey, httpMethods } from "./routeKeys";
import { withoutStageVariables } from "./stageVariables";
import { timeout, timeoutDeclaration } from "./timeouts";

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
    /**
     * Headers of the request to the backend, beside the caller's: a value, or an expression such as
     * `method.request.header.Accept`, `method.request.path.id`, `context.identity.apiKeyId` or `stageVariables.name`.
     * Default none.
     */
    headers?: { [name: string]: pulumi.Input<string> };
    /** Query parameters of the request to the backend, beside the caller's: values or expressions. Default none. */
    query?: { [name: string]: pulumi.Input<string> };
    /** Milliseconds that the backend may take. 50 to 29,000, more with a raised quota. Default 29,000. Beyond: 504. */
    timeout?: pulumi.Input<number>;
    /**
     * The id of a VPC link, by which a backend inside a VPC is reached, or `${stageVariables.name}`. Anything else is
     * refused. Default none: by the internet.
     */
    vpcLinkId?: pulumi.Input<string>;
}

export interface KnownHttp extends MappedParameters {
    url: string;
    method?: string;
    timeout?: number;
    vpcLinkId?: string;
}

const url = textLike(/^https?:\/\/[^/\s\p{Cc}][^\s\p{Cc}]*$/u, "an http:// or https:// URL");

/** A variable of the stage may name it (DG "Set up a private integration"). */
const vpcLinkId = value<string>(given => {
    const isVariable = typeof given === "string" && given !== "" && withoutStageVariables(given) === "";
    return isVariable ? undefined : idOf("a VPC link").problems([], given)[0]?.message;
});

export const httpIntegration = shape<HttpIntegration>({
    url: required(input(url), "the backend's URL, such as https://orders.example.com/orders"),
    method: optional(input(oneOf(httpMethods) as typeof text)),
    headers: optional(mapOf(input(mappedValue), headerNameProblem)),
    query: optional(mapOf(input(mappedValue), queryNameProblem)),
    timeout: optional(input(timeout)),
    vpcLinkId: optional(input(vpcLinkId)),
});

/** What is wrong with the parameters of the route that the URL and the mappings name. */
export function httpPathProblems(path: Path, http: unknown, route: ParsedRouteKey): Problem[] {
    if (!isMap(http)) return [];
    return [...placedProblems([...path, "url"], http.url, route), ...mappedPathProblems(path, http, route)];
}

export function httpDocument(route: ParsedRouteKey, http: KnownHttp) {
    return {
        type: "http_proxy",
        httpMethod: http.method ?? route.method,
        uri: http.url,
        passthroughBehavior: "when_no_match",
        requestParameters: { ...passedOn(http.url, route), ...requestParameters(http) },
        ...timeoutDeclaration(http.timeout),
        ...(http.vpcLinkId !== undefined && { connectionType: "VPC_LINK", connectionId: http.vpcLinkId }),
    };
}
