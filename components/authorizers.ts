import * as pulumi from "@pulumi/pulumi";
import {
    Check,
    Map,
    atMost,
    input,
    isMap,
    listOf,
    listed,
    mapOf,
    oneOf,
    optional,
    required,
    shape,
    textLike,
    wholeNumber,
    withRule,
    withRuleOfValues,
} from "./checks";
import { functionArn, functionOrArn, invocationUri } from "./functions";
import { mapValues } from "./maps";
import { Path, Problem, show } from "./problems";
import { roleArn } from "./roles";
import { stageVariableProblems } from "./stageVariables";

/** What a Lambda authorizer is given: the request's parameters, or one token. */
export const LambdaAuthorizerType = {
    Request: "REQUEST",
    Token: "TOKEN",
} as const;
export type LambdaAuthorizerType = (typeof LambdaAuthorizerType)[keyof typeof LambdaAuthorizerType];

/** A Lambda function that says who a caller is and what the caller may do (DG "Use API Gateway Lambda authorizers"). */
export interface LambdaAuthorizer {
    /**
     * The ARN of the function, which the API is then allowed to invoke as an authorizer. Variables of the stage may stand
     * in it. Anything else is refused.
     */
    function: pulumi.Input<string>;
    /**
     * `REQUEST`: the function gets the whole request but the body. `TOKEN`: it gets one header's value. Default
     * `REQUEST`.
     */
    type?: LambdaAuthorizerType;
    /**
     * What must be in a request, or it is refused with 401 and no call: `method.request.header.Authorization`,
     * `method.request.querystring.token`, `stageVariables.name` or `context.name`. A `TOKEN` authorizer takes exactly
     * one header. Default `method.request.header.Authorization`. Answers are remembered by these values.
     */
    identitySources?: string[];
    /**
     * For how many seconds an answer is remembered, for all routes of the authorizer. 0 to 3,600; 0 remembers nothing.
     * Default 300. Needs an identity source when it is more than 0.
     */
    ttl?: pulumi.Input<number>;
    /** The ARN of a role that API Gateway invokes the function with. Default none: by permission of the function. */
    role?: pulumi.Input<string>;
}

/** User pools of Amazon Cognito, of which a caller needs a token (DG "Control access using Cognito user pools"). */
export interface CognitoAuthorizer {
    /** The ARNs of the user pools. At least one; anything but the ARN of a user pool is refused. */
    userPoolArns: pulumi.Input<string>[];
    /** The header that has the token. Default `method.request.header.Authorization`. */
    identitySource?: string;
    /** For how many seconds an answer is remembered. 0 to 3,600. Default 300. */
    ttl?: pulumi.Input<number>;
}

/** What lets callers in, beside their key. Exactly one of `lambda` and `cognito`. */
export interface Authorizer {
    /** A Lambda function decides. None by default. Excludes `cognito`. */
    lambda?: LambdaAuthorizer;
    /** A token of a Cognito user pool is needed. None by default. Excludes `lambda`. */
    cognito?: CognitoAuthorizer;
}

export type Authorizers = { [name: string]: Authorizer };

/** The most authorizers that an API may have (DG "Quotas"). */
export const mostAuthorizers = 10;

const defaultSource = "method.request.header.Authorization";

const identitySource = textLike(
    /^(method\.request\.(header|querystring)\.[A-Za-z0-9._$-]+|(stageVariables|context)\.[A-Za-z0-9._]+)$/,
    "an identity source, such as method.request.header.Authorization",
);
const headerSource = textLike(
    /^method\.request\.header\.[A-Za-z0-9._$-]+$/,
    "a header, such as method.request.header.Authorization",
);
const userPoolArn = textLike(
    /^arn:aws[a-z-]*:cognito-idp:[a-z0-9-]+:\d+:userpool\/[A-Za-z0-9_-]+$/,
    "the ARN of a Cognito user pool",
);
const ttl = wholeNumber(0, 3600, " seconds");

const lambdaAuthorizer = withRule(
    shape<LambdaAuthorizer>({
        function: required(functionOrArn, "the function's ARN"),
        type: optional(oneOf(Object.values(LambdaAuthorizerType))),
        identitySources: optional(listOf(identitySource, "identity sources")),
        ttl: optional(input(ttl)),
        role: optional(input(roleArn)),
    }),
    identitySourceProblems,
);

const cognitoAuthorizer = withRule(
    shape<CognitoAuthorizer>({
        userPoolArns: required(listOf(input(userPoolArn), "ARNs of user pools"), "the ARNs of the user pools"),
        identitySource: optional(headerSource),
        ttl: optional(input(ttl)),
    }),
    (path, given) => {
        const userPoolArns = listed(given.userPoolArns);
        return Array.isArray(userPoolArns) && userPoolArns.length === 0
            ? [{ path: [...path, "userPoolArns"], message: "is empty; give the ARN of a user pool" }]
            : [];
    },
);

/** @param stageVariables the names of the stage's variables, which may stand in a function's ARN */
export function authorizersCheck(stageVariables: readonly string[]): Check<Authorizers> {
    const authorizer = withRule(
        shape<Authorizer>({ lambda: optional(lambdaAuthorizer), cognito: optional(cognitoAuthorizer) }),
        kindProblems,
    );
    const withVariables = withRuleOfValues(authorizer, (path, given) => {
        const fn = isMap(given) && isMap(given.lambda) ? given.lambda.function : undefined;
        return stageVariableProblems([...path, "lambda", "function"], fn, stageVariables);
    });
    return atMost(mostAuthorizers, "an API takes at most", mapOf(withVariables, authorizerNameProblem));
}

function kindProblems(path: Path, { lambda, cognito }: Map): Problem[] {
    if (lambda === undefined && cognito === undefined) {
        return [{ path, message: "is none; give one of lambda, cognito" }];
    }
    return lambda === undefined || cognito === undefined
        ? []
        : [{ path, message: "has lambda and cognito; give only one of them" }];
}

function identitySourceProblems(path: Path, { type, identitySources: given, ttl }: Map): Problem[] {
    const identitySources = listed(given);
    if (!Array.isArray(identitySources)) return [];
    const at = [...path, "identitySources"];
    if (type === LambdaAuthorizerType.Token) {
        const [only] = identitySources as unknown[];
        const isHeader = identitySources.length === 1 && headerSource.problems([], only).length === 0;
        return isHeader ? [] : [{ path: at, message: "must be exactly one header, since the type is TOKEN" }];
    }
    // "Identity sources are required if authorization caching is enabled" (DG "Configure a Lambda authorizer").
    return identitySources.length === 0 && ttl !== 0
        ? [{ path: at, message: "is empty, so answers can't be remembered; give an identity source, or ttl: 0" }]
        : [];
}

/** The names of the schemes that stand for a key and for IAM in a document. */
export const keyScheme = "api_key";
export const iamScheme = "sigv4";

function authorizerNameProblem(name: string): string | undefined {
    if (name === keyScheme || name === iamScheme)
        return `${show(name)} is a name that is taken already; choose another`;
    return /^[A-Za-z0-9_-]+$/.test(name) && name.length <= 128
        ? undefined
        : `${show(name)} is not a name of 1 to 128 letters, digits, _ and -`;
}

/** The names of the Lambda authorizers among arguments that may be wrong. */
export function lambdaAuthorizerNames(authorizers: unknown): string[] {
    if (!isMap(authorizers)) return [];
    return Object.keys(authorizers).filter(name => {
        const given = authorizers[name];
        return isMap(given) && given.lambda !== undefined;
    });
}

/** The authorizers as a document has them (DG "x-amazon-apigateway-authorizer object"). */
export function authorizersDocument(authorizers: Authorizers) {
    return { components: { securitySchemes: mapValues(authorizers, securityScheme) } };
}

/** Its names are known when the program runs, so that a trigger can say that it is an authorizer. */
function securityScheme({ lambda, cognito }: Authorizer) {
    if (cognito) {
        const { userPoolArns, identitySource = defaultSource, ttl } = cognito;
        return {
            type: "apiKey",
            name: identitySource.replace("method.request.header.", ""),
            in: "header",
            "x-amazon-apigateway-authtype": "cognito_user_pools",
            "x-amazon-apigateway-authorizer": {
                type: "cognito_user_pools",
                providerARNs: userPoolArns,
                ...(ttl !== undefined && { authorizerResultTtlInSeconds: ttl }),
            },
        };
    }
    const { type = LambdaAuthorizerType.Request, identitySources = [defaultSource], ttl = 300, role } = lambda!;
    const isToken = type === LambdaAuthorizerType.Token;
    return {
        type: "apiKey",
        // The header of a token; a REQUEST authorizer has none, and this word for it (DG, the same page).
        name: isToken ? identitySources[0].replace("method.request.header.", "") : "Unused",
        in: "header",
        "x-amazon-apigateway-authtype": "custom",
        "x-amazon-apigateway-authorizer": {
            type: type.toLowerCase(),
            authorizerUri: functionArn(lambda!).apply(invocationUri),
            ...(role !== undefined && { authorizerCredentials: role }),
            // For these alone (DG, the same page: "applicable for the authorizer of the request and jwt type only"); a
            // token's source is the scheme's name.
            ...(!isToken && identitySources.length > 0 && { identitySource: identitySources.join(", ") }),
            authorizerResultTtlInSeconds: ttl,
        },
    };
}
