import {
    Check,
    Map,
    flag,
    isMap,
    listOf,
    listed,
    optional,
    required,
    shape,
    value,
    wholeNumber,
    withRule,
} from "./checks";
import { GatewayResponses } from "./gatewayResponses";
import { headerNameProblem, literal } from "./headers";
import { mapValues } from "./maps";
import { Path, Problem, show } from "./problems";
import { anyMethod, httpMethods, parseRouteKey } from "./routeKeys";

/**
 * Which web pages may call the API (CORS). The preflight `OPTIONS` is answered, without a key, at every path that has no
 * `OPTIONS` of its own, and a page can read the API's own refusals, such as 403 and 429. Behind `http` and `lambda` the
 * backend sends the headers of its answers itself. An `OPTIONS` route of your own is left as it is; a browser's preflight
 * has no key, so it needs `apiKeyRequired: false`.
 */
export interface Cors {
    /** The pages' origins, such as `https://app.example.com`, or `*` for all. At least one; a path or a slash at the end is refused. */
    allowOrigins: string[];
    /** The methods that a page may use, or `*` for all. Default: those of the path. An empty list is refused. */
    allowMethods?: string[];
    /**
     * The headers that a page may send, beside `x-api-key`, or `*` for all. Default `Content-Type` and `Authorization`.
     */
    allowHeaders?: string[];
    /** The headers of an answer that a page may read, such as `x-amzn-RequestId`, or `*` for all. Default none. */
    exposeHeaders?: string[];
    /** Whether a page may send cookies. Default false. Refused together with a `*`, as browsers do. */
    allowCredentials?: boolean;
    /** For how many seconds a browser remembers a preflight. 0 to 86,400. Default: the browser's own, 5 seconds. */
    maxAge?: number;
}

const methods = httpMethods.filter(method => method !== "ANY");

const origin = value<string>(given => {
    if (given === "*") return undefined;
    if (typeof given !== "string" || !isOrigin(given)) {
        return `${show(given)} is not an origin, such as https://app.example.com: no path, no slash at the end, no wildcard`;
    }
    return undefined;
});

/**
 * As a browser writes it (WHATWG URL): in small letters, without the scheme's own port. Apps in a web view and extensions
 * of browsers have schemes of their own, such as `capacitor://localhost`.
 */
function isOrigin(given: string): boolean {
    if (!URL.canParse(given) || /['"\\$#*]/.test(given)) return false;
    const { origin } = new URL(given);
    return origin === "null" ? /^[a-z][a-z0-9+.-]*:\/\/[a-z0-9._-]+(:\d+)?$/.test(given) : origin === given;
}

const headerName = value<string>(given => {
    if (typeof given !== "string") return `${show(given)} is not a string`;
    return given === "*" ? undefined : headerNameProblem(given);
});

const method = value<string>(given =>
    given === "*" || (methods as readonly unknown[]).includes(given)
        ? undefined
        : `${show(given)} is not one of ${methods.join(", ")}, or *`,
);

export const corsCheck: Check<Cors> = withRule(
    shape<Cors>({
        allowOrigins: required(listOf(origin, "origins"), "the pages' origins, such as https://app.example.com"),
        allowMethods: optional(listOf(method, "methods")),
        allowHeaders: optional(listOf(headerName, "names of headers")),
        exposeHeaders: optional(listOf(headerName, "names of headers")),
        allowCredentials: optional(flag),
        maxAge: optional(wholeNumber(0, 86_400, " seconds")),
    }),
    (path, cors) => [...emptyProblems(path, cors), ...wildcardProblems(path, cors)],
);

function emptyProblems(path: Path, { allowOrigins, allowMethods }: Map): Problem[] {
    const isEmpty = (given: unknown) => {
        const list = listed(given);
        return Array.isArray(list) && list.length === 0;
    };
    return [
        ...(isEmpty(allowOrigins)
            ? [{ path: [...path, "allowOrigins"], message: "is empty; give an origin, or drop cors" }]
            : []),
        ...(isEmpty(allowMethods)
            ? [
                  {
                      path: [...path, "allowMethods"],
                      message: "is empty; give a method, or drop it for those of each path",
                  },
              ]
            : []),
    ];
}

/** `*` stands for all, and for nothing with credentials (WHATWG Fetch, "CORS protocol and credentials"). */
function wildcardProblems(path: Path, cors: Map): Problem[] {
    const kinds = {
        allowOrigins: "origins",
        allowMethods: "methods",
        allowHeaders: "headers",
        exposeHeaders: "headers",
    };
    return Object.entries(kinds).flatMap(([name, what]) => {
        const list = cors[name];
        if (!Array.isArray(list) || !list.includes("*")) return [];
        const at = [...path, name];
        return [
            ...(list.length > 1 ? [{ path: at, message: `"*" stands for all ${what}; drop the others` }] : []),
            ...(cors.allowCredentials === true
                ? [{ path: at, message: `"*" can't be together with allowCredentials; name the ${what}` }]
                : []),
        ];
    });
}

/** What an answer that API Gateway makes needs so that a page can read it. */
export interface CorsAnswer {
    /** Headers by name, with their mapping expressions. */
    headers: { [name: string]: string };
    /** What stands at the start of the answer's template: it chooses among several origins. */
    template: string;
}

export function corsAnswer(cors: Cors): CorsAnswer {
    const { allowOrigins, exposeHeaders = [], allowCredentials = false } = cors;
    const several = allowOrigins.length > 1;
    return {
        headers: {
            ...(!several && { [allowOrigin]: literal(allowOrigins[0]) }),
            ...(allowOrigins[0] !== "*" && { Vary: literal("Origin") }),
            ...(exposeHeaders.length > 0 && { "Access-Control-Expose-Headers": literal(exposeHeaders.join(",")) }),
            ...(allowCredentials && { "Access-Control-Allow-Credentials": literal("true") }),
        },
        template: several ? chosenOrigin(allowOrigins) : "",
    };
}

const allowOrigin = "Access-Control-Allow-Origin";

/**
 * A header can be mapped from one value only, so a template chooses. A template sees a header's name as the client wrote
 * it (DG "Amazon API Gateway important notes"), and browsers write it in small letters over HTTP/2.
 */
function chosenOrigin(origins: string[]): string {
    const given = '#set($origin = $input.params().header.get("Origin"))';
    const orSmall = '#if(!$origin || $origin == "")#set($origin = $input.params().header.get("origin"))#end';
    const isOne = origins.map(each => `$origin == "${each}"`).join(" || ");
    return `${given}${orSmall}#if(${isOne})#set($context.responseOverride.header.${allowOrigin} = $origin)#end`;
}

/**
 * The API's own answers with the headers that a page needs to read them: the defaults of all types, and each type that
 * has an answer of its own, since that does not take the defaults' headers. No template of them can choose (DG "Gateway
 * responses": variables only), so where there are several origins the asking one may read that it was refused.
 *
 * @param brought the types that the team's own document has answers for
 */
export function withCors(
    responses: GatewayResponses,
    cors: Cors | undefined,
    brought: readonly string[],
): { responses: GatewayResponses; headers: { [name: string]: string } } {
    if (cors === undefined) return { responses, headers: {} };
    const { headers } = corsAnswer(cors);
    const asking = "method.request.header.origin";
    return {
        responses: {
            DEFAULT_4XX: {},
            DEFAULT_5XX: {},
            ...Object.fromEntries(brought.map(type => [type, {}])),
            ...responses,
        },
        headers: cors.allowOrigins.length > 1 ? { ...headers, [allowOrigin]: asking } : headers,
    };
}

type Paths = { [path: string]: unknown };

/** The preflights of a document's paths (WHATWG Fetch, "CORS-preflight request"). */
export function corsDocument(cors: Cors | undefined, paths: Paths, contentHandling: { [member: string]: string }) {
    if (cors === undefined) return {};
    // A document may have extensions among its paths, and paths at which nothing answers.
    const without = Object.entries(paths).filter(
        ([path, item]) =>
            path.startsWith("/") && isMap(item) && item.options === undefined && methodsOf(item).length > 0,
    );
    return {
        paths: mapValues(Object.fromEntries(without), (item, path) => ({
            options: preflight(cors, path, methodsOf(item as Map), contentHandling),
        })),
    };
}

function methodsOf(item: Map): string[] {
    if (item[anyMethod] !== undefined) return methods;
    return methods.filter(method => item[method.toLowerCase()] !== undefined);
}

function preflight(cors: Cors, path: string, ofPath: string[], contentHandling: { [member: string]: string }) {
    const { headers, template } = corsAnswer(cors);
    const all = {
        ...headers,
        "Access-Control-Allow-Methods": literal((cors.allowMethods ?? ofPath).join(",")),
        "Access-Control-Allow-Headers": literal(allowedHeaders(cors).join(",")),
        ...(cors.maxAge !== undefined && { "Access-Control-Max-Age": literal(String(cors.maxAge)) }),
    };
    const declared = { ...all, [allowOrigin]: "" };
    const { parameters } = parseRouteKey(`OPTIONS ${path}`);
    return {
        // The import's parser warns of a parameter of the path that an operation does not declare.
        ...(parameters.length > 0 && {
            parameters: parameters.map(name => ({ name, in: "path", required: true, schema: { type: "string" } })),
        }),
        security: [],
        responses: {
            "204": { description: "Preflight", headers: mapValues(declared, () => ({ schema: { type: "string" } })) },
        },
        "x-amazon-apigateway-integration": {
            type: "mock",
            passthroughBehavior: "when_no_match",
            ...contentHandling,
            requestTemplates: { "application/json": '{"statusCode":204}' },
            responses: {
                default: {
                    statusCode: "204",
                    responseParameters: methodResponseHeaders(all),
                    ...(template !== "" && { responseTemplates: { "application/json": template } }),
                },
            },
        },
    };
}

export function methodResponseHeaders(headers: { [name: string]: string }): { [parameter: string]: string } {
    return Object.fromEntries(Object.entries(headers).map(([name, from]) => [`method.response.header.${name}`, from]));
}

/**
 * A page can't call a keyed route without the key's header. `*` does not stand for Authorization (WHATWG Fetch, "CORS
 * non-wildcard request-header name").
 */
function allowedHeaders({ allowHeaders = ["Content-Type", "Authorization"] }: Cors): string[] {
    const named = allowHeaders.includes("*") ? [...allowHeaders, "Authorization"] : allowHeaders;
    const has = named.some(name => name.toLowerCase() === "x-api-key");
    return has ? named : [...named, "x-api-key"];
}
