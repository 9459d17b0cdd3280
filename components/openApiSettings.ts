import { apiSettingsFields, mostCompressionSize } from "./apiSettings";
import {
    Check,
    Map,
    entriesOf,
    flag,
    isMap,
    listOf,
    mapOf,
    oneOf,
    optional,
    shape,
    text,
    value,
    wholeNumber,
} from "./checks";
import { isDeferred } from "./deferred";
import { gatewayResponseTypeProblem, gatewayResponsesExtension } from "./gatewayResponses";
import { mediaRange } from "./mediaTypes";
import { endpointExtension } from "./openApiServers";
import { Path, Problem, show } from "./problems";

/*
 * The values of a document's extensions that are no operation's: the provider gets some of them as its arguments too, and
 * the service refuses the whole import for others.
 */

/** A value that may be known later, at whatever depth it stands. */
function known<T>(check: Check<T>): Check<T> {
    return { ...check, problems: (path, given) => (isDeferred(given) ? [] : check.problems(path, given)) };
}

/** A number, or its digits as text, which documents have as often. */
function numberOrText(check: Check<number>): Check<number> {
    const asNumber = (given: unknown) => (typeof given === "string" && /^\d+$/.test(given) ? Number(given) : given);
    return known({ ...check, problems: (path, given) => check.problems(path, asNumber(given)) });
}

const endpoint = shape<{ disableExecuteApiEndpoint?: boolean; vpcEndpointIds?: string[]; ipAddressType?: string }>({
    disableExecuteApiEndpoint: optional(known(flag)),
    vpcEndpointIds: optional(known(listOf(known(text), "ids of VPC endpoints"))),
    ipAddressType: optional(known(oneOf(["ipv4", "dualstack"]) as Check<string>)),
});

const validators = mapOf(
    known(
        shape<{ validateRequestBody?: boolean; validateRequestParameters?: boolean }>({
            validateRequestBody: optional(known(flag)),
            validateRequestParameters: optional(known(flag)),
        }),
    ),
);

const anything = value<unknown>(() => undefined);
const anyMap = value<object>(given => (isMap(given) ? undefined : `${show(given)} is not a map`));

/** DG "x-amazon-apigateway-gateway-responses.responseParameters object". */
const responseParameters = mapOf(anything, name =>
    name.startsWith("gatewayresponse.")
        ? undefined
        : `has no place; write ${show(`gatewayresponse.header.${name}`)} for a header`,
);

const responsesByType = mapOf(known(anyMap), gatewayResponseTypeProblem);

function gatewayResponseProblems(path: Path, given: unknown): Problem[] {
    const ofParameters = entriesOf(given).flatMap(([type, response]) =>
        problemsAt(
            responseParameters,
            [...path, type, "responseParameters"],
            isMap(response) ? response.responseParameters : undefined,
        ),
    );
    return [...responsesByType.problems(path, given), ...ofParameters];
}

type Checked = Pick<Check<unknown>, "problems">;

const settings: { [extension: string]: Checked } = {
    "x-amazon-apigateway-api-key-source": oneOf(["HEADER", "AUTHORIZER"]),
    "x-amazon-apigateway-binary-media-types": listOf(known(mediaRange), "media types"),
    "x-amazon-apigateway-minimum-compression-size": numberOrText(wholeNumber(0, mostCompressionSize, " bytes")),
    "x-amazon-apigateway-policy": apiSettingsFields.policy.check,
    "x-amazon-apigateway-request-validators": validators,
    [endpointExtension]: endpoint,
    [gatewayResponsesExtension]: { problems: gatewayResponseProblems },
};

/** @param laidOver the names of the authorizers that arguments lay over the document's */
export function settingProblems(document: Map, laidOver: readonly string[]): Problem[] {
    const components = isMap(document.components) ? document.components : {};
    const servers: unknown[] = Array.isArray(document.servers) ? document.servers : [];
    return [
        ...Object.entries(settings).flatMap(([name, check]) => problemsAt(check, [name], document[name])),
        ...servers.flatMap((server, index) =>
            problemsAt(
                endpoint,
                ["servers", String(index), endpointExtension],
                isMap(server) ? server[endpointExtension] : undefined,
            ),
        ),
        ...entriesOf(components.securitySchemes).flatMap(([name, scheme]) =>
            laidOver.includes(name) ? [] : authorizerProblems(["components", "securitySchemes", name], scheme),
        ),
    ];
}

function problemsAt(check: Checked, path: Path, given: unknown): Problem[] {
    return given === undefined || isDeferred(given) ? [] : check.problems(path, given);
}

const authorizerTypes = ["token", "request", "cognito_user_pools"];

/** DG "x-amazon-apigateway-authorizer object": `jwt` is for HTTP APIs only. */
function authorizerProblems(scheme: Path, given: unknown): Problem[] {
    const authorizer = isMap(given) ? given["x-amazon-apigateway-authorizer"] : undefined;
    if (authorizer === undefined || isDeferred(authorizer)) return [];
    const path = [...scheme, "x-amazon-apigateway-authorizer"];
    if (!isMap(authorizer)) return [{ path, message: `${show(authorizer)} is not a map` }];
    const { type } = authorizer;
    if (isDeferred(type)) return [];
    const kind = typeof type === "string" ? type.toLowerCase() : undefined;
    if (kind === undefined || !authorizerTypes.includes(kind)) {
        const what = type === undefined ? "missing; it is" : `${show(type)} is not`;
        return [{ path: [...path, "type"], message: `${what} one of ${authorizerTypes.join(", ")}` }];
    }
    return kind === "cognito_user_pools" ? providerProblems(path, authorizer) : functionProblems(path, authorizer);
}

function functionProblems(path: Path, { authorizerUri }: Map): Problem[] {
    const at = [...path, "authorizerUri"];
    if (authorizerUri === undefined) return [{ path: at, message: "missing; where the function is invoked" }];
    return problemsAt(text, at, authorizerUri);
}

function providerProblems(path: Path, { providerARNs }: Map): Problem[] {
    const at = [...path, "providerARNs"];
    if (providerARNs === undefined) return [{ path: at, message: "missing; the ARNs of the user pools" }];
    return problemsAt(listOf(known(text), "ARNs of user pools"), at, providerARNs);
}
