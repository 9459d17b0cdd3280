import { entriesOf, isMap, Map } from "./checks";
import { isDeferred } from "./deferred";
import { OpenApi } from "./openApiDocument";
import { operationsOf, withOperations } from "./openApiOperations";
import { Problem, unknownName } from "./problems";

const authorizer = "x-amazon-apigateway-authorizer";
const authtype = "x-amazon-apigateway-authtype";

/** What SAM writes for an operation that is open (aws/serverless-application-model, `swagger.py`); no scheme at all. */
const noScheme = "NONE";

function schemesOf({ components }: Map): Map {
    return isMap(components) && isMap(components.securitySchemes) ? components.securitySchemes : {};
}

/**
 * What is wrong with the schemes and the requirements that name them.
 *
 * @param authorizers the names of the schemes that are laid over the document's
 */
export function securityProblems(document: Map, authorizers: readonly string[]): Problem[] {
    const schemes = schemesOf(document);
    const known = [...new Set([...Object.keys(schemes), ...authorizers])];
    const own = entriesOf(schemes).filter(([name]) => !authorizers.includes(name));
    const operations = operationsOf(document);
    const requirements: [string[], unknown][] = [
        [["security"], document.security],
        ...operations.map(({ path, operation }): [string[], unknown] => [
            [...path, "security"],
            isMap(operation) ? operation.security : undefined,
        ]),
    ];
    const demands = (name: string) =>
        authorizers.includes(name) || !Object.hasOwn(schemes, name) || isDemand(schemes[name]);
    return [
        ...own.flatMap(([name, scheme]) => schemeProblems(name, scheme)),
        ...requirements
            .filter(([path]) => path.length > 1 || operations.some(({ operation }) => hasNone(operation)))
            .flatMap(([path, list]) => openProblems(path, list, demands)),
        ...requirements.flatMap(([path, list]) =>
            (Array.isArray(list) ? (list as unknown[]) : []).flatMap((requirement, index) =>
                entriesOf(requirement)
                    .filter(([name]) => name !== noScheme && !known.includes(name))
                    .map(([name]) => ({
                        path: [...path, String(index), name],
                        message: unknownName(name, known, "no such scheme"),
                    })),
            ),
        ),
    ];
}

/** Whether the root's requirements are the operation's. */
function hasNone(operation: unknown): boolean {
    return isMap(operation) && operation.security === undefined;
}

/**
 * Whether API Gateway asks for what a scheme names, as far as that is known: a key is taken from its own header alone (DG
 * "Choose an API key source"), so that another one's scheme is text to it. Schemes of other types are refused by
 * themselves.
 */
function isDemand(scheme: unknown): boolean {
    if (!isMap(scheme) || scheme.type !== "apiKey" || [scheme.name, scheme.in].some(isDeferred)) return true;
    return [authorizer, authtype].some(name => scheme[name] !== undefined) || isKeyScheme(scheme);
}

/** Requirements of which API Gateway asks for none. */
function openProblems(path: string[], list: unknown, demands: (name: string) => boolean): Problem[] {
    const named = (Array.isArray(list) ? (list as unknown[]) : []).flatMap((requirement, index) =>
        entriesOf(requirement).map(([name]) => ({ path: [...path, String(index), name], name })),
    );
    if (named.some(({ name }) => name === noScheme || demands(name))) return [];
    const message =
        "API Gateway asks for no such key, so all may call; use a scheme with in: header and name: x-api-key, " +
        `one with ${authorizer}, or security: [] to say so`;
    return named.slice(0, 1).map(each => ({ path: each.path, message }));
}

function schemeProblems(name: string, scheme: unknown): Problem[] {
    if (!isMap(scheme) || scheme[authorizer] !== undefined) return [];
    const path = ["components", "securitySchemes", name];
    const kind = scheme[authtype];
    if (kind !== undefined) {
        // "Extension x-amazon-apigateway-authorizer is required. Any methods with security … will not be created"
        // (aws-apigateway-importer#187); `awsSigv4` and what else begins with aws is IAM's (DG "x-amazon-apigateway-authtype").
        if (typeof kind !== "string" || kind.startsWith("aws")) return [];
        const message = "missing; with an authtype of its own API Gateway asks for the authorizer";
        return [{ path: [...path, authorizer], message }];
    }
    // "Unsupported security definition type 'http' for 'basicAuth'. Ignoring." is a warning, recorded for `http` and
    // `oauth2`: the operation would be open (DG "Amazon API Gateway important notes": the type must be `apiKey`). Of a
    // scheme with an authorizer no source says so.
    if (!["http", "oauth2", "openIdConnect"].includes(scheme.type as string)) return [];
    const right = `use type: apiKey, in: header, name: Authorization with ${authorizer}`;
    const message = `API Gateway ignores a scheme of the type ${String(scheme.type)}, and leaves what needs it open; ${right}`;
    return [{ path: [...path, "type"], message }];
}

/**
 * The name of the scheme that makes a method need a key: the document's own, or the given one, or that with a number where
 * the document has another scheme of this name.
 */
export function keySchemeName(document: OpenApi, keyScheme: string): string {
    const schemes = schemesOf(document);
    const own = Object.keys(schemes).find(name => isKeyScheme(schemes[name]));
    if (own !== undefined) return own;
    let name = keyScheme;
    for (let number = 2; Object.hasOwn(schemes, name); number++) name = `${keyScheme}${number}`;
    return name;
}

/** With an authorizer the header's name is only where the authorizer's token is (localstack's recordings). */
function isKeyScheme(scheme: unknown): boolean {
    if (!isMap(scheme) || scheme[authorizer] !== undefined || typeof scheme.name !== "string") return false;
    return scheme.type === "apiKey" && scheme.in === "header" && scheme.name.toLowerCase() === "x-api-key";
}

/**
 * The document in which each operation that has no security needs a key. The root's is written onto each operation that
 * has none of its own: whether the service applies the root's is told both ways (a recording of localstack's: onto each
 * method; DG "Amazon API Gateway important notes" and aws-apigateway-importer#204: not), and this is right under both.
 */
export function withSecurity(document: OpenApi, keyScheme: string): OpenApi {
    const name = keySchemeName(document, keyScheme);
    const components = isMap(document.components) ? document.components : {};
    const ownOrKey = (document.security as unknown) ?? [{ [name]: [] }];
    const secured = withOperations(document, operation =>
        (operation.security ?? undefined) === undefined ? { ...operation, security: ownOrKey } : operation,
    );
    return {
        ...secured,
        components: {
            ...components,
            securitySchemes: {
                ...schemesOf(document),
                [name]: schemesOf(document)[name] ?? { type: "apiKey", name: "x-api-key", in: "header" },
            },
        },
    };
}
