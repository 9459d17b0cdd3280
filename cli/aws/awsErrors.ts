import { GatewayError } from "../local/gatewayError";
import { Connection, endpointOf } from "./client";

/** Whether the service says that there is no such thing. */
export function isNotFound(error: unknown): boolean {
    return error instanceof Error && error.name === "NotFoundException";
}

/** Whether an endpoint does not have an operation: emulators and the local gateway have some of them only. */
export function isNotImplemented(error: unknown): boolean {
    const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
    return $metadata?.httpStatusCode === 501;
}

/** Whether who asks may not read it. */
export function isRefused(error: unknown): boolean {
    return error instanceof Error && (error.name === "AccessDeniedException" || error.name === "UnauthorizedException");
}

const refusedCredentials = [
    "ExpiredTokenException",
    "UnrecognizedClientException",
    "InvalidClientTokenId",
    "InvalidSignatureException",
    "IncompleteSignatureException",
    "MissingAuthenticationTokenException",
];

/** Codes of Node.js: of the network's own errors, of names (`EAI_AGAIN`) and of TLS (`EPROTO`, `ERR_TLS_…`, certificates). */
function isOfNetwork(code: string): boolean {
    const ofSockets = ["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EPIPE"];
    return ofSockets.includes(code) || code === "EPROTO" || /^(EAI_|ERR_TLS_|ERR_SSL_)|CERT|_SIGNATURE$/.test(code);
}

/** What to do about an error of reading AWS, where that is known; else the error itself. */
export function readingError(error: unknown, connection: Connection, env?: NodeJS.ProcessEnv): unknown {
    if (!(error instanceof Error) || error instanceof GatewayError) return error;
    const { name, message } = error;
    const { code } = error as NodeJS.ErrnoException;
    const { profile } = connection;
    const endpoint = endpointOf(connection, env);
    const where = endpoint ?? "AWS";
    if (message === "Region is missing") {
        return new GatewayError("the AWS Region is not known: give --region, or set AWS_REGION");
    }
    if (name === "CredentialsProviderError") {
        return new GatewayError(
            `there are no AWS credentials${profile === undefined ? "" : ` for the profile ${profile}`}: ` +
                `give --profile, or log in as for the AWS CLI (${message})`,
        );
    }
    if (code !== undefined && isOfNetwork(code)) {
        return new GatewayError(`${where} can't be reached (${code})${endpoint ? "; is it running?" : ""}`);
    }
    if (!("$metadata" in error)) return error;
    if (name === "SyntaxError") return new GatewayError(`${where} is not API Gateway: it does not answer in JSON`);
    if (refusedCredentials.includes(name)) {
        return new GatewayError(`${where} does not take the credentials (${name}): log in again, or give --profile`);
    }
    if (isRefused(error)) {
        return new GatewayError(`${where} refuses to be read: ${message}; reading needs apigateway:GET`);
    }
    if (name === "TooManyRequestsException" || name === "ThrottlingException") {
        return new GatewayError(
            `${where} answered ${name} again and again: all calls of the account and Region share 10 a second, and others make them too; try again later`,
        );
    }
    return new GatewayError(`${where} answered ${name}: ${message}`);
}
