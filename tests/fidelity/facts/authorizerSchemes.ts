import { FactStep, documentOf, functionUri } from "../recordedFact";

export const answered = {
    type: "mock",
    requestTemplates: { "application/json": '{"statusCode":200}' },
    responses: { default: { statusCode: "200" } },
};
export const invoked = (name: string) => ({
    "x-amazon-apigateway-integration": { type: "aws_proxy", httpMethod: "POST", uri: functionUri(name) },
});
export const mocked = { "x-amazon-apigateway-integration": answered };
export const by = (name: string, scopes: string[] = []) => ({ security: [{ [name]: scopes }] });

/** Answers with what the authorizer told it. */
export const echoAuthorizer =
    "export const handler = async event => ({ statusCode: 200, body: JSON.stringify(event.requestContext.authorizer) });";

/** As the recorded one: it does what the token says. */
export const byToken = `export const handler = async ({ authorizationToken: token, methodArn }) => {
    if (token === "unauthorized") throw new Error("Unauthorized");
    const Effect = { allow: "Allow", deny: "Deny" }[token];
    if (!Effect) throw new Error("Error: Invalid token");
    return {
        principalId: "user",
        policyDocument: { Version: "2012-10-17", Statement: [{ Action: "execute-api:Invoke", Effect, Resource: methodArn }] },
        context: { methodArn, stringKey: "stringval", numberKey: 123, booleanKey: true },
    };
};`;

/** Allows everything, and puts the event into the context. */
export const tells = `export const handler = async event => ({
    principalId: "user",
    policyDocument: { Statement: { Action: "*", Effect: "Allow", Resource: "*" } },
    context: { event: JSON.stringify(event) },
});`;

/** Gives what the header holds. */
export const gives = "export const handler = async event => JSON.parse(event.authorizationToken);";

export const token = (authorizer: object = {}, scheme: object = {}) => ({
    type: "apiKey",
    name: "Authorization",
    in: "header",
    "x-amazon-apigateway-authtype": "custom",
    "x-amazon-apigateway-authorizer": {
        type: "token",
        authorizerUri: functionUri("authorizer"),
        authorizerResultTtlInSeconds: 0,
        ...authorizer,
    },
    ...scheme,
});
export const request = (authorizer: object) => token({ type: "request", ...authorizer }, { name: "Unused" });
export const withSchemes = (paths: object, securitySchemes: object, more: object = {}) =>
    documentOf(paths as { [path: string]: unknown }, { components: { securitySchemes }, ...more });

export const unauthorized = { status: 401, answer: '{"message":"Unauthorized"}', errorType: "UnauthorizedException" };
export const denied = {
    status: 403,
    answer: '{"Message":"User is not authorized to access this resource with an explicit deny"}',
    errorType: "AccessDeniedException",
};
export const notAllowed = {
    status: 403,
    answer: '{"Message":"User is not authorized to access this resource"}',
    errorType: "AccessDeniedException",
};
export const failed = { status: 500, answer: '{"message":null}', errorType: "AuthorizerConfigurationException" };
export const forbidden = { status: 403, answer: '{"message":"Forbidden"}' };
export const authorization = (value: string) => ({ authorization: value });
export const given = (body: object, expected: Omit<FactStep, "path">, path = "/dev/a"): FactStep => ({
    path,
    headers: authorization(JSON.stringify(body)),
    ...expected,
});
export const policy = (statement: object | object[]) => ({
    principalId: "user",
    policyDocument: { Version: "2012-10-17", Statement: statement },
});
export const allow = (Resource: unknown, Action: unknown = "execute-api:Invoke") => ({
    Effect: "Allow",
    Action,
    Resource,
});
export const deny = (Resource: unknown, Action: unknown = "execute-api:Invoke") => ({
    Effect: "Deny",
    Action,
    Resource,
});

/** What an authorizer tells a function. */
export interface Told {
    [name: string]: unknown;
    event?: string;
}

/** The event that the authorizer got, where it told it. */
export function eventOf(body: string) {
    return JSON.parse((JSON.parse(body) as Told).event!) as {
        [name: string]: unknown;
        requestContext: { identity: object };
        multiValueHeaders: { [name: string]: string[] };
    };
}
