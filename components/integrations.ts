import { AwsIntegration, KnownAws, awsDocument, awsIntegration, awsPathProblems, awsResponses } from "./awsIntegration";
import { Map, OptionalField, isMap, optional } from "./checks";
import { CorsAnswer } from "./cors";
import { HttpIntegration, KnownHttp, httpDocument, httpIntegration, httpPathProblems } from "./httpIntegration";
import { KnownLambda, LambdaIntegration, lambdaDocument, lambdaIntegration } from "./lambdaIntegration";
import { KnownMock, MockIntegration, mockDocument, mockIntegration, mockResponses } from "./mockIntegration";
import { Path, Problem } from "./problems";
import { ParsedRouteKey } from "./routeKeys";
import { stageVariableProblems } from "./stageVariables";

/** A route's integration, when all values are known. */
export interface KnownIntegration {
    http?: KnownHttp;
    lambda?: KnownLambda;
    mock?: KnownMock;
    aws?: KnownAws;
}

const kinds = ["http", "lambda", "mock", "aws"] as const;

export const integrationFields: {
    http: OptionalField<HttpIntegration>;
    lambda: OptionalField<LambdaIntegration>;
    mock: OptionalField<MockIntegration>;
    aws: OptionalField<AwsIntegration>;
} = {
    http: optional(httpIntegration),
    lambda: optional(lambdaIntegration),
    mock: optional(mockIntegration),
    aws: optional(awsIntegration),
};

/** Whether there is one integration, and only one; a fragment of a document may bring one too. */
export function integrationCountProblems(path: Path, route: Map): Problem[] {
    const given = kinds.filter(kind => route[kind] !== undefined);
    if (given.length === 0 && hasOwnIntegration(route)) return [];
    if (given.length === 0) return [{ path, message: `has no integration; give one of ${kinds.join(", ")}` }];
    return given.length === 1 ? [] : [{ path, message: `has ${given.join(" and ")}; give only one of them` }];
}

function hasOwnIntegration({ openApi }: Map): boolean {
    return isMap(openApi) && openApi[integrationExtension] !== undefined;
}

export const integrationExtension = "x-amazon-apigateway-integration";

/**
 * What is wrong with the parameters of the route and the variables of the stage that an integration names.
 *
 * @param stageVariables the names of the stage's variables
 */
export function placeholderProblems(
    path: Path,
    route: Map,
    parsed: ParsedRouteKey,
    stageVariables: readonly string[],
): Problem[] {
    const of = (kind: unknown): Map => (isMap(kind) ? kind : {});
    const places: [string, string, unknown][] = [
        ["http", "url", of(route.http).url],
        ["http", "vpcLinkId", of(route.http).vpcLinkId],
        ["lambda", "function", of(route.lambda).function],
        ["aws", "action", of(route.aws).action],
        ["aws", "path", of(route.aws).path],
    ];
    return [
        ...httpPathProblems([...path, "http"], route.http, parsed),
        ...awsPathProblems([...path, "aws"], route.aws, parsed),
        ...places.flatMap(([kind, name, text]) => stageVariableProblems([...path, kind, name], text, stageVariables)),
    ];
}

/** What all integrations of an API share. */
export interface IntegrationSettings {
    cors: CorsAnswer;
    /** Where binary media types are given, a mock must say that its text is one. */
    contentHandling: { [member: string]: string };
}

/** The `x-amazon-apigateway-integration` of a route (DG "x-amazon-apigateway-integration object"). */
export function integrationDocument(
    parsed: ParsedRouteKey,
    { http, lambda, mock, aws }: KnownIntegration,
    { cors, contentHandling }: IntegrationSettings,
): { [member: string]: unknown } | undefined {
    if (http) return httpDocument(parsed, http);
    if (lambda) return lambdaDocument(lambda);
    if (aws) return awsDocument(parsed, aws, cors, contentHandling);
    return mock && mockDocument(mock, cors, contentHandling);
}

/** The responses of a method that its integration needs to be declared. */
export function methodResponses({ mock, aws }: KnownIntegration, { cors }: IntegrationSettings) {
    if (aws) return awsResponses(aws, cors);
    return mock && mockResponses(mock, cors);
}
