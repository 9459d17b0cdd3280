import * as pulumi from "@pulumi/pulumi";
import { entriesOf, isMap, Map } from "./checks";
import { isDeferred } from "./deferred";
import { mapValues } from "./maps";
import type { OpenApi } from "./openApi";
import { operationsOf } from "./openApiOperations";
import { Problem, unknownName } from "./problems";

const authorizer = "x-amazon-apigateway-authorizer";
const authtype = "x-amazon-apigateway-authtype";

function schemesOf({ components }: Map): Map {
    return isMap(components) && isMap(components.securitySchemes) ? components.securitySchemes : {};
}

/** What is wrong with the schemes and the requirements that name them. */
export function securityProblems(document: Map): Problem[] {
    const schemes = schemesOf(document);
    const requirements: [string[], unknown][] = [
        [["security"], document.security],
        ...operationsOf(document).map(({ path, operation }): [string[], unknown] => [
            [...path, "security"],
            isMap(operation) ? operation.security : undefined,
        ]),
    ];
    return [
        ...entriesOf(schemes).flatMap(([name, scheme]) => schemeProblems(name, scheme)),
        ...requirements.flatMap(([path, list]) =>
            (Array.isArray(list) ? (list as unknown[]) : []).flatMap((requirement, index) =>
                entriesOf(requirement)
                    .filter(([name]) => !Object.hasOwn(schemes, name))
                    .map(([name]) => ({
                        path: [...path, String(index), name],
                        message: `no such scheme: ${unknownName(name, Object.keys(schemes))}`,
                    })),
            ),
        ),
    ];
}

/**
 * "Unsupported security definition type 'http' for 'basicAuth'. Ignoring." is a warning, recorded for `http` and
 * `oauth2`: the operation would be open (DG "Amazon API Gateway important notes": the type must be `apiKey`). Of one with
 * an authorizer no source says so.
 */
function schemeProblems(name: string, scheme: unknown): Problem[] {
    if (!isMap(scheme) || scheme[authorizer] !== undefined || scheme[authtype] !== undefined) return [];
    if (!["http", "oauth2", "openIdConnect"].includes(scheme.type as string)) return [];
    const right = `use type: apiKey, in: header, name: Authorization with ${authorizer}`;
    const message = `API Gateway ignores a scheme of the type ${String(scheme.type)}, and leaves what needs it open; ${right}`;
    return [{ path: ["components", "securitySchemes", name, "type"], message }];
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
    const secured = (operation: unknown) =>
        isMap(operation) && (operation.security ?? undefined) === undefined
            ? { ...operation, security: ownOrKey }
            : operation;
    const operations = operationsOf(document);
    const paths = mapValues(isMap(document.paths) ? document.paths : {}, (item, template) => {
        const own = operations.filter(operation => operation.template === template);
        if (own.length === 0) return item;
        const changed = own.map(({ path, operation }) => [
            path[2],
            isDeferred(operation)
                ? pulumi.output(operation as pulumi.Input<object>).apply(secured)
                : secured(operation),
        ]);
        return { ...(item as Map), ...(Object.fromEntries(changed) as Map) };
    });
    return {
        ...document,
        ...(isMap(document.paths) && { paths }),
        components: {
            ...components,
            securitySchemes: {
                ...schemesOf(document),
                [name]: schemesOf(document)[name] ?? { type: "apiKey", name: "x-api-key", in: "header" },
            },
        },
    };
}
