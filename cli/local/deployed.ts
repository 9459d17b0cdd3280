import type { AssetValue } from "./evaluation/propertyValues";

/**
 * What a stack has deployed to API Gateway, as this machine serves it: made from the resources that the program
 * registers (`deployedState`), and served over HTTP (`http`).
 */
export interface Deployed {
    stages: DeployedStage[];
    plans: UsagePlan[];
    keys: ApiKey[];
}

/**
 * What a deployment freezes of an API (DG "Updating REST APIs"); a change of it reaches clients by the next deployment
 * only. This is the one list: `reload/frozenParts` and `deployedState` don't compile without each of its parts.
 */
export interface ApiSnapshot {
    apiKeySource: "HEADER" | "AUTHORIZER";
    methods: Method[];
    /** By response type, such as `THROTTLED` or `DEFAULT_4XX`. */
    gatewayResponses: { [type: string]: GatewayResponse };
    /** The media types whose bodies are passed on as bytes. */
    binaryMediaTypes?: string[];
    /** Bytes; absent where answers are not compressed. */
    minimumCompressionSize?: number;
    disableExecuteApiEndpoint?: boolean;
    /** The resource policy. */
    policy?: unknown;
    models?: { [name: string]: unknown };
    requestValidators?: { [name: string]: unknown };
    authorizers?: { [name: string]: Authorizer };
    /** The documentation parts. */
    documentation?: { [name: string]: unknown };
}

/** A stage, with the snapshot of the API that its deployment froze. */
export interface DeployedStage extends ApiSnapshot {
    apiId: string;
    apiName: string;
    /** Default: us-east-1. */
    region?: string;
    stageName: string;
    variables: { [name: string]: string };
    /** Throttles of the stage's method settings. */
    methodThrottles: MethodThrottles;
    /** A hash of each part of the snapshot, from the deployment's triggers. */
    triggers: { [part: string]: string };
    /** The variables of the deployment itself, any change of which replaces it. */
    deploymentVariables?: { [name: string]: string };
    /** The deployment: another one means another snapshot. */
    deploymentId?: string;
    /** What no request depends on: the control plane shows it. */
    shown?: ShownOfStage;
    /** What the API's document says of itself, which the control plane shows too. */
    info?: DocumentInfo;
    /** Whether each method is a resource of its own, and not a part of the API's `body`. */
    hasMethodResources?: boolean;
    /** `arn:aws:execute-api:us-east-1:123456789012:abc123` */
    executionArn?: string;
    canary?: Canary;
}

/** The share of a stage's requests that is served with other variables; the deployment is the newest for all here. */
export interface Canary {
    percentTraffic: number;
    /** All variables of the canary: the stage's, and those in place of them. */
    variables: { [name: string]: string };
    /** The functions that its variables choose, by the URI of the integration. */
    functions?: { [uri: string]: Integration["lambda"] };
}

export interface DocumentInfo {
    version?: string;
    description?: string;
}

export interface ShownOfStage {
    description?: string;
    tags?: Tags;
    apiDescription?: string;
    apiTags?: Tags;
    /** `EDGE`, `REGIONAL` or `PRIVATE`. */
    endpointTypes?: string[];
    accessLogSettings?: { destinationArn?: string; format?: string };
    tracingEnabled?: boolean;
    clientCertificateId?: string;
    documentationVersion?: string;
    /** Gigabytes, as a text; absent without a cache. */
    cacheClusterSize?: string;
    /** Settings of methods beside their throttles, by method. */
    methodSettings?: { [method: string]: ShownMethodSettings };
}

/** In the words of the control plane: `metricsEnabled`, `loggingLevel`, … */
export interface ShownMethodSettings {
    [setting: string]: unknown;
}

export interface Tags {
    [name: string]: string;
}

export interface Method {
    /** `GET` and the like, or `ANY`. */
    httpMethod: string;
    /** As the resource has it: `/orders/{id}`, `/files/{path+}`. */
    path: string;
    apiKeyRequired: boolean;
    /** `NONE`, `CUSTOM` (a Lambda authorizer), `COGNITO_USER_POOLS` or `AWS_IAM`. */
    authorization: string;
    /** The name of its authorizer. */
    authorizer?: string;
    /** Scopes of which an access token must have one; without them an identity token is meant. */
    authorizationScopes?: string[];
    integration?: Integration;
    validation?: MethodValidation;
    /** All that the program says of it: a deployment freezes what is not served here, too. */
    declaration?: { [property: string]: unknown };
}

/** What a method says of the requests that it takes; its validator says which of it is enforced. */
export interface MethodValidation {
    /** A name in the snapshot's `requestValidators`. */
    validator: string;
    requiredParameters: { in: "path" | "querystring" | "header"; name: string }[];
    /** A schema by media type, or `$default`; it may refer to the snapshot's `models`. */
    models: { [mediaType: string]: unknown };
}

type ContentHandling = "CONVERT_TO_BINARY" | "CONVERT_TO_TEXT";

/** An integration, with the names of `x-amazon-apigateway-integration` and upper-case types. */
export interface Integration {
    type: "MOCK" | "HTTP_PROXY" | "HTTP" | "AWS_PROXY" | "AWS";
    httpMethod?: string;
    uri?: string;
    passthroughBehavior?: "WHEN_NO_MATCH" | "WHEN_NO_TEMPLATES" | "NEVER";
    contentHandling?: ContentHandling;
    timeoutInMillis?: number;
    requestParameters?: { [destination: string]: string };
    requestTemplates?: { [mediaType: string]: string };
    /** By selection pattern; `default` for the one without. */
    responses?: { [pattern: string]: IntegrationResponse };
    /** The function of an AWS_PROXY integration, or of one of type AWS that invokes one, where its code is a local asset; else why it can't run here. */
    lambda?: LambdaFunction | { unsupported: string };
}

export interface Authorizer {
    /** `TOKEN`, `REQUEST` or `COGNITO_USER_POOLS`; others are not served here. */
    type: string;
    /** Mapping expressions: `method.request.header.Authorization`. */
    identitySources: string[];
    identityValidationExpression?: string;
    /** How long an answer of its function is kept, in seconds. */
    resultTtl: number;
    uri?: string;
    /** The function, where its code is a local asset; else why it can't run here. */
    lambda?: LambdaFunction | { unsupported: string };
    /** The user pools. */
    providerArns: string[];
    /** All that the program says of it. */
    declaration?: unknown;
}

export interface IntegrationResponse {
    statusCode: string;
    contentHandling?: ContentHandling;
    responseParameters?: { [destination: string]: string };
    responseTemplates?: { [mediaType: string]: string };
}

export interface LambdaFunction {
    name: string;
    /** The folder (or file) that the code asset names, absolute. With `assets`, the folder of the program. */
    codePath: string;
    /** Where the code is an archive of several assets, by the names that they have in it. */
    assets?: { [name: string]: AssetValue };
    /** The folder of the program: what the paths of assets start from, and whose packages AWS's runtime has too. */
    programDirectory?: string;
    /** `index.handler`. */
    handler: string;
    runtime: string;
    /** Seconds. */
    timeout: number;
    environment: { [name: string]: string };
}

export interface GatewayResponse {
    statusCode?: string;
    responseParameters: { [destination: string]: string };
    responseTemplates: { [mediaType: string]: string };
}

/** `rateLimit` requests a second on average, `burstLimit` at once. */
export interface Throttle {
    rateLimit: number;
    burstLimit: number;
}

/** By the name of the method, `GET /orders/{id}`; `* /*` for all (`methodNames`). */
export interface MethodThrottles {
    [method: string]: Throttle;
}

export interface Quota {
    limit: number;
    period: "DAY" | "WEEK" | "MONTH";
    offset: number;
}

export interface UsagePlan {
    id: string;
    name: string;
    description?: string;
    throttle?: Throttle;
    quota?: Quota;
    stages: { apiId: string; stageName: string; methodThrottles: MethodThrottles }[];
    /** The ids of its keys. */
    keyIds: string[];
    productCode?: string;
    tags?: Tags;
}

export interface ApiKey {
    id: string;
    /** What the program calls the customer; empty for a key that a call has made without a name. */
    name: string;
    value: string;
    /** Where the value comes from: the program, a stand-in for one that AWS generates or that is encrypted, or a call. */
    origin: "program" | "generated" | "encrypted" | "call";
    enabled: boolean;
    description?: string;
    customerId?: string;
    tags?: Tags;
}
