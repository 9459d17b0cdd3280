import { entriesOf, isMap } from "./checks";
import { integrationExtension } from "./openApiIntegrations";
import { operationsOf } from "./openApiOperations";
import { Problem, nearestName, unknownName } from "./problems";
import { anyMethod } from "./routeKeys";

const prefix = "x-amazon-apigateway-";

/** DG "OpenAPI extensions for API Gateway": which extension stands where. */
const extensions = {
    root: [
        "x-amazon-apigateway-api-key-source",
        "x-amazon-apigateway-auth",
        "x-amazon-apigateway-binary-media-types",
        "x-amazon-apigateway-documentation",
        "x-amazon-apigateway-endpoint-access-mode",
        "x-amazon-apigateway-endpoint-configuration",
        "x-amazon-apigateway-gateway-responses",
        "x-amazon-apigateway-importexport-version",
        "x-amazon-apigateway-minimum-compression-size",
        "x-amazon-apigateway-policy",
        "x-amazon-apigateway-request-validator",
        "x-amazon-apigateway-request-validators",
        "x-amazon-apigateway-security-policy",
    ],
    path: [anyMethod],
    operation: [
        integrationExtension,
        "x-amazon-apigateway-auth",
        "x-amazon-apigateway-authtype",
        "x-amazon-apigateway-request-validator",
    ],
    scheme: ["x-amazon-apigateway-authorizer", "x-amazon-apigateway-authtype"],
};

const places: { [place in keyof typeof extensions]: string } = {
    root: "at the root",
    path: "at a path",
    operation: "in an operation",
    scheme: "in a security scheme",
};

/** DG "x-amazon-apigateway-cors object": "for an HTTP API". A REST API would answer no page. */
const ofHttpApis: { [extension: string]: string } = {
    "x-amazon-apigateway-cors":
        "is for HTTP APIs, and has no effect in a REST API; drop it, and give cors beside openApi",
};

/** Extensions that API Gateway does not know or not there: it would leave them out without a word. */
export function extensionProblems(document: { [key: string]: unknown }): Problem[] {
    const components = isMap(document.components) ? document.components : {};
    return [
        ...problemsIn([], document, "root"),
        ...entriesOf(document.paths).flatMap(([template, item]) => problemsIn(["paths", template], item, "path")),
        ...operationsOf(document).flatMap(({ path, operation }) => problemsIn(path, operation, "operation")),
        ...entriesOf(components.securitySchemes).flatMap(([name, scheme]) =>
            problemsIn(["components", "securitySchemes", name], scheme, "scheme"),
        ),
        ...validatorProblems(document),
    ];
}

function problemsIn(path: string[], given: unknown, place: keyof typeof extensions): Problem[] {
    const here = extensions[place];
    return entriesOf(given)
        .filter(([name]) => name.toLowerCase().startsWith(prefix) && !here.includes(name))
        .map(([name]) => ({ path: [...path, name], message: messageOf(name) }));

    function messageOf(name: string): string {
        return Object.hasOwn(ofHttpApis, name) ? ofHttpApis[name] : (misplaced(name) ?? unknownName(name, here));
    }

    function misplaced(name: string): string | undefined {
        const others = (Object.keys(extensions) as (keyof typeof extensions)[]).filter(
            other => extensions[other].includes(name) && other !== place,
        );
        const right = others.map(other => places[other]).join(" or ");
        return others.length === 0 ? undefined : `has no effect ${places[place]}; it belongs ${right}`;
    }
}

/** A validator is named at the root or in an operation, and must be one of the document's. */
function validatorProblems(document: { [key: string]: unknown }): Problem[] {
    const name = "x-amazon-apigateway-request-validator";
    const validators = document[`${name}s`];
    const known = entriesOf(validators).map(([validator]) => validator);
    const named: [string[], unknown][] = [
        [[], document],
        ...operationsOf(document).map(({ path, operation }): [string[], unknown] => [path, operation]),
    ];
    if (validators !== undefined && !isMap(validators)) return [];
    return named.flatMap(([path, given]) => {
        const validator = isMap(given) ? given[name] : undefined;
        if (typeof validator !== "string" || known.includes(validator)) return [];
        const near = nearestName(validator, known);
        const right = near === undefined ? `define it in ${name}s` : `did you mean ${near}?`;
        return [{ path: [...path, name], message: `there is no such validator; ${right}` }];
    });
}
