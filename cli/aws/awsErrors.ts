import { GatewayError } from "../local/gatewayError";
import { Connection } from "./client";

/** Whether the service says that there is no such thing. */
export function isNotFound(error: unknown): boolean {
    return error instanceof Error && error.name === "NotFoundException";
}

/** Whether an endpoint does not have an operation: emulators and the local gateway have some of them only. */
export function isNotImplemented(error: unknown): boolean {
    const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
    return $metadata?.httpStatusCode === 501;
}

/** What to do about an error of reading AWS, where that is known; else the error itself. */
export function readingError(error: unknown, { endpointUrl, profile }: Connection): unknown {
    if (!(error instanceof Error) || error instanceof GatewayError) return error;
    const { name, message } = error;
    const { code } = error as NodeJS.ErrnoException;
    const where = endpointUrl ?? "AWS";
    if (message === "Region is missing") {
        return new GatewayError("the AWS Region is not known: give --region, or set AWS_REGION");
    }
    if (name === "CredentialsProviderError") {
        return new GatewayError(
            `there are no AWS credentials${profile === undefined ? "" : ` for the profile ${profile}`}: ` +
                `give --profile, or log in as for the AWS CLI (${message})`,
        );
    }
    if (code === "ECONNREFUSED" || code === "ENOTFOUND" || code === "ECONNRESET") {
        return new GatewayError(`${where} can't be reached (${code})${endpointUrl ? "; is it running?" : ""}`);
    }
    if (!("$metadata" in error)) return error;
    if (name === "AccessDeniedException" || name === "UnauthorizedException") {
        return new GatewayError(`${where} refuses to be read: ${message}; reading needs apigateway:GET`);
    }
    return new GatewayError(`${where} answered ${name}: ${message}`);
}
