/** How the service answers by itself, unless the API says otherwise (DG "Gateway response types for API Gateway"). */
export interface GatewayResponseKind {
    statusCode: number;
    message: string | null;
    /** The value of the `x-amzn-ErrorType` header. */
    errorType: string;
    /** How the service's own body begins. */
    bodyStart?: string;
}

/** What differs from the type's own status and message in one case. */
export interface GatewayResponseDetails {
    message?: string;
    statusCode?: number;
    errorType?: string;
    /** Why a body does not fit its model, for the API's own templates. */
    validationErrorString?: string;
}

const spaced = '{"message": ';

/**
 * Where a body has a space after the colon, the service's has one too (`{"message": "Internal server error"}`); clients
 * should not care, but those that compare text do. Error types of the first five are observed by users and emulator
 * authors; that of NOT_IMPLEMENTED, which is not the service's, is made up. The bodies of those that an authorizer
 * causes are recorded (localstack-ext, test_rest_apis, test_lambda_token_authorizer, 2024).
 */
export const gatewayResponseKinds = {
    INVALID_API_KEY: kind(403, "Forbidden", "ForbiddenException"),
    MISSING_AUTHENTICATION_TOKEN: kind(403, "Missing Authentication Token", "MissingAuthenticationTokenException"),
    /** No API is known yet that could define its wording (zappa #502, OWASP/Serverless-Goat #14). */
    UNKNOWN_STAGE: kind(403, "Forbidden", "ForbiddenException"),
    UNAUTHORIZED: kind(401, "Unauthorized", "UnauthorizedException"),
    /** The documented default is 403; clients of Cognito authorizers see 401 (amplify-js #6060, serverless #3191). */
    EXPIRED_TOKEN: kind(401, "The incoming token has expired", "UnauthorizedException"),
    ACCESS_DENIED: {
        ...kind(403, "User is not authorized to access this resource", "AccessDeniedException"),
        bodyStart: '{"Message":',
    },
    /** Its error type was not measured. */
    METHOD_ARN_TOO_LONG: kind(414, "Request URI too long", "RequestUriTooLongException"),
    AUTHORIZER_CONFIGURATION_ERROR: kind(500, null, "AuthorizerConfigurationException"),
    THROTTLED: kind(429, "Too Many Requests", "TooManyRequestsException"),
    QUOTA_EXCEEDED: kind(429, "Limit Exceeded", "LimitExceededException"),
    UNSUPPORTED_MEDIA_TYPE: kind(415, "Unsupported Media Type", "BadRequestException"),
    BAD_REQUEST_BODY: { ...kind(400, "Invalid request body", "BadRequestException"), bodyStart: spaced },
    BAD_REQUEST_PARAMETERS: {
        ...kind(400, "Missing required request parameters", "BadRequestException"),
        bodyStart: spaced,
    },
    REQUEST_TOO_LARGE: { ...kind(413, "Request Too Long", "BadRequestException"), bodyStart: spaced },
    API_CONFIGURATION_ERROR: kind(500, "Internal server error", "InternalServerErrorException"),
    /** A function that fails or answers in another format gives 502, though the documented default is 504. */
    INTEGRATION_FAILURE: kind(504, "Network error communicating with endpoint", "InternalServerErrorException"),
    INTEGRATION_TIMEOUT: kind(504, "Endpoint request timed out", "InternalServerErrorException"),
    /** What this gateway does not do. */
    NOT_IMPLEMENTED: kind(501, "Not implemented by the local gateway", "NotImplementedException"),
};

export type GatewayResponseType = keyof typeof gatewayResponseKinds;

function kind(statusCode: number, message: string | null, errorType: string): GatewayResponseKind {
    return { statusCode, message, errorType };
}
