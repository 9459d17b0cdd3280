/** How the service answers by itself, unless the API says otherwise (DG "Gateway response types for API Gateway"). */
export interface GatewayResponseKind {
    statusCode: number;
    message: string;
    /** The value of the `x-amzn-ErrorType` header. */
    errorType: string;
}

/** What differs from the type's own status and message in one case. */
export interface GatewayResponseDetails {
    message?: string;
    statusCode?: number;
}

/**
 * Where a body has a space after the colon, the service's has one too (`{"message": "Internal server error"}`); clients
 * should not care, but those that compare text do. Error types of the first five are observed by users and emulator
 * authors; that of NOT_IMPLEMENTED, which is not the service's, is made up.
 */
export const gatewayResponseKinds = {
    INVALID_API_KEY: kind(403, "Forbidden", "ForbiddenException"),
    MISSING_AUTHENTICATION_TOKEN: kind(403, "Missing Authentication Token", "MissingAuthenticationTokenException"),
    THROTTLED: kind(429, "Too Many Requests", "TooManyRequestsException"),
    QUOTA_EXCEEDED: kind(429, "Limit Exceeded", "LimitExceededException"),
    UNSUPPORTED_MEDIA_TYPE: kind(415, "Unsupported Media Type", "BadRequestException"),
    API_CONFIGURATION_ERROR: kind(500, "Internal server error", "InternalServerErrorException"),
    /** A function that fails or answers in another format gives 502, though the documented default is 504. */
    INTEGRATION_FAILURE: kind(504, "Network error communicating with endpoint", "InternalServerErrorException"),
    INTEGRATION_TIMEOUT: kind(504, "Endpoint request timed out", "InternalServerErrorException"),
    /** What this gateway does not do. */
    NOT_IMPLEMENTED: kind(501, "Not implemented by the local gateway", "NotImplementedException"),
};

export type GatewayResponseType = keyof typeof gatewayResponseKinds;

function kind(statusCode: number, message: string, errorType: string): GatewayResponseKind {
    return { statusCode, message, errorType };
}
