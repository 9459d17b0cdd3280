import {
    Check,
    Map,
    flag,
    isMap,
    listOf,
    optional,
    required,
    shape,
    textLike,
    value,
    wholeNumber,
    withRule,
} from "./checks";
import { GatewayResponses } from "./gatewayResponses";
import { headerNameProblem, literal } from "./headers";
import { mapValues } from "./maps";
import { Path, Problem, show } from "./problems";
import { anyMethod, httpMethods } from "./routeKeys";

/**
 * Which web pages may call the API (CORS). The preflight `OPTIONS` is answered, without a key, at every path that has no
 * `OPTIONS` of its own, and a page can read the API's own refusals, such as 403 and 429. Behind `http` and `lambda` the
 * backend sends the headers of its answers itself.
 */
export interface Cors {
    /** The pages' origins, such as `https://app.example.com`, or `*` for all. At least one; a path or a slash at the end is refused. */
    allowOrigins: string[];
    /** The methods that a page may use. Default: those of the path. */
    allowMethods?: string[];
    /** The headers that a page may send, beside `x-api-key`. Default `Content-Type` and `Authorization`. */
    allowHeaders?: string[];
    /** The headers of an answer that a page may read, such as `x-amzn-RequestId`. Default none. */
    exposeHeaders?: string[];
    /** Whether a page may send cookies. Default false. Refused together with the origin `*`, as browsers do. */
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

/** As a browser writes it (WHATWG URL): in small letters, without the scheme's own port. */
function isOrigin(given: string): boolean {
    return URL.canParse(given) && new URL(given).origin === given && !/['"\\$#*]/.test(given);
}

const headerName = value<string>(given =>
    typeof given === "string" ? headerNameProblem(given) : `${show(given)} is not a string`,
);

export const corsCheck: Check<Cors> = withRule(
    shape<Cors>({
        allowOrigins: required(listOf(origin, "origins"), "the pages' origins, such as https://app.example.com"),
        allowMethods: optional(
            listOf(textLike(new RegExp(`^(${methods.join("|")})$`), `one of ${methods.join(", ")}`), "methods"),
        ),
        allowHeaders: optional(listOf(headerName, "names of headers")),
        exposeHeaders: optional(listOf(headerName, "names of headers")),
        allowCredentials: optional(flag),
        maxAge: optional(wholeNumber(0, 86_400, " seconds")),
    }),
    originsProblems,
);

function originsProblems(path: Path, { allowOrigins, allowCredentials }: Map): Problem[] {
    if (!Array.isArray(allowOrigins)) return [];
    const at = [...path, "allowOrigins"];
    if (allowOrigins.length === 0) return [{ path: at, message: "is empty; give an origin, or drop cors" }];
    if (!allowOrigins.includes("*")) return [];
    const problems =
        allowOrigins.length > 1 ? [{ path: at, message: '"*" stands for all origins; drop the others' }] : [];
    // Fetch, "CORS protocol and credentials": browsers refuse an answer with both.
    const message = '"*" can\'t be together with allowCredentials; name the origins';
    return allowCredentials === true ? [...problems, { path: at, message }] : problems;
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
): { responses: GatewayResponses; headers: { [parameter: string]: string } } {
    if (cors === undefined) return { responses, headers: {} };
    const { headers } = corsAnswer(cors);
    const origins = cors.allowOrigins.length > 1 ? { [allowOrigin]: "method.request.header.origin" } : {};
    const all = { ...headers, ...origins };
    return {
        responses: {
            DEFAULT_4XX: {},
            DEFAULT_5XX: {},
            ...Object.fromEntries(brought.map(type => [type, {}])),
            ...responses,
        },
        headers: Object.fromEntries(
            Object.entries(all).map(([name, from]) => [`gatewayresponse.header.${name}`, from]),
        ),
    };
}

type Paths = { [path: string]: unknown };

/** The preflights of a document's paths (WHATWG Fetch, "CORS-preflight request"). */
export function corsDocument(cors: Cors | undefined, paths: Paths, contentHandling: { [member: string]: string }) {
    if (cors === undefined) return {};
    const without = Object.entries(paths).filter(([, item]) => isMap(item) && item.options === undefined);
    return {
        paths: mapValues(Object.fromEntries(without), item => ({
            options: preflight(cors, methodsOf(item as Map), contentHandling),
        })),
    };
}

function methodsOf(item: Map): string[] {
    if (item[anyMethod] !== undefined) return methods;
    return methods.filter(method => item[method.toLowerCase()] !== undefined);
}

function preflight(cors: Cors, ofPath: string[], contentHandling: { [member: string]: string }) {
    const { headers, template } = corsAnswer(cors);
    const all = {
        ...headers,
        "Access-Control-Allow-Methods": literal((cors.allowMethods ?? ofPath).join(",")),
        "Access-Control-Allow-Headers": literal(allowedHeaders(cors).join(",")),
        ...(cors.maxAge !== undefined && { "Access-Control-Max-Age": literal(String(cors.maxAge)) }),
    };
    const declared = { ...all, [allowOrigin]: "" };
    return {
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

/** A page can't call a keyed route without the key's header. */
function allowedHeaders({ allowHeaders = ["Content-Type", "Authorization"] }: Cors): string[] {
    const has = allowHeaders.some(name => name.toLowerCase() === "x-api-key");
    return has ? allowHeaders : [...allowHeaders, "x-api-key"];
}
