import { hash } from "crypto";
import { accountId } from "../account";
import { Exchange } from "../exchange/exchange";
import { GatewayResponseType } from "../exchange/gatewayResponseTypes";

export interface ContextError {
    message: string | null;
    responseType: GatewayResponseType;
    validationErrorString?: string;
}

/** `$context` (DG "Variables for access logging and mapping templates"), as far as this machine can know it. */
export type ContextVariables = { [name: string]: unknown };

export function contextVariables(exchange: Exchange, error?: ContextError): ContextVariables {
    const { request, stage, method, key } = exchange;
    const now = new Date();
    const host = exchange.header("host") ?? "localhost";
    const deployed = stage?.deployed;
    return {
        accountId,
        apiId: deployed?.apiId,
        deploymentId: deployed && (deployed.deploymentId ?? madeUpId(`${deployed.apiId}/${deployed.stageName}`)),
        stage: deployed?.stageName,
        resourceId: deployed && method && madeUpId(`${deployed.apiId} ${method.path}`),
        resourcePath: method?.path,
        httpMethod: request.method,
        ...(stage?.isCanary === undefined ? {} : { isCanaryRequest: stage.isCanary }),
        path: stage ? exchange.stagePath : exchange.path,
        protocol: `HTTP/${request.httpVersion}`,
        requestId: exchange.requestId,
        extendedRequestId: exchange.extendedRequestId,
        requestTime: requestTime(now),
        requestTimeEpoch: now.getTime(),
        domainName: host.replace(/:\d+$/, ""),
        domainPrefix: host.split(/[.:]/, 1)[0],
        identity: {
            ...unknownIdentity,
            sourceIp: request.socket.remoteAddress,
            userAgent: exchange.header("user-agent") ?? null,
            ...(key ? { apiKey: key.value, apiKeyId: key.id } : {}),
        },
        ...(exchange.authorizer && { authorizer: exchange.authorizer }),
        ...(error
            ? {
                  error: {
                      message: error.message,
                      messageString: JSON.stringify(error.message),
                      responseType: error.responseType,
                      validationErrorString: error.validationErrorString,
                  },
              }
            : {}),
    };
}

/** What the service says of a caller that no IAM or Cognito has identified (LS test_lambda_aws_proxy_integration). */
const unknownIdentity = {
    accessKey: null,
    accountId: null,
    caller: null,
    cognitoAuthenticationProvider: null,
    cognitoAuthenticationType: null,
    cognitoIdentityId: null,
    cognitoIdentityPoolId: null,
    principalOrgId: null,
    user: null,
    userArn: null,
};

/** In the form of the service's ids, and always the same for a name. */
function madeUpId(name: string): string {
    return hash("sha256", name, "hex").slice(0, 6);
}

/** A variable by its path, `identity.sourceIp`, as text; undefined when there is none. */
export function contextVariable(variables: ContextVariables, path: string): string | undefined {
    let value: unknown = variables;
    for (const name of path.split(".")) {
        if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
        value = (value as { [name: string]: unknown })[name];
    }
    return ["string", "number", "boolean"].includes(typeof value) ? String(value) : undefined;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The format of common log files: `28/Feb/2026:13:05:09 +0000`. */
function requestTime(now: Date): string {
    const two = (value: number) => String(value).padStart(2, "0");
    const date = `${two(now.getUTCDate())}/${months[now.getUTCMonth()]}/${now.getUTCFullYear()}`;
    return `${date}:${[now.getUTCHours(), now.getUTCMinutes(), now.getUTCSeconds()].map(two).join(":")} +0000`;
}
