import * as pulumi from "@pulumi/pulumi";
import { Key, keysCheck } from "./apiKeys";
import { apiSettingsFields } from "./apiSettings";
import { Authorizer, authorizersCheck, lambdaAuthorizerNames } from "./authorizers";
import {
    Check,
    Map as PlainMap,
    entriesOf,
    flag,
    input,
    isMap,
    lazily,
    oneOf,
    optional,
    required,
    shape,
    text,
    textLike,
    withRule,
} from "./checks";
import { Cors, corsCheck } from "./cors";
import { EndpointType, endpointProblems } from "./endpoints";
import { GatewayResponse, gatewayResponsesCheck } from "./gatewayResponses";
import type { Domain } from "./domain";
import { Model, modelsCheck } from "./models";
import type { Monitoring } from "./monitoring";
import { onDemand } from "./onDemand";
import { Path, Problem } from "./problems";
import { redeployOnCheck } from "./redeployment";
import { documentModels } from "./requestValidation";
import { authorizerCountProblems, documentAuthorizers } from "./routeAuthorization";
import { Route, pathCountProblems, routesCheck } from "./routes";
import { Stage, stageCheck } from "./stage";
import { mergedTagProblems, tagsCheck } from "./tagLimits";
import { edgeTimeoutProblems } from "./timeouts";
import { Plan, plansCheck } from "./usagePlans";

/** Where the key of a request comes from. */
export const ApiKeySource = {
    Header: "HEADER",
    Authorizer: "AUTHORIZER",
} as const;
export type ApiKeySource = (typeof ApiKeySource)[keyof typeof ApiKeySource];

/** An API Gateway REST API with customers. */
export interface UsagePlanGatewayArgs {
    /**
     * The API's name at AWS, by which CloudWatch has its metrics: any text that is not empty. Default: one that starts with
     * the gateway's name. A change renames the API in place, and causes no redeployment.
     */
    displayName?: pulumi.Input<string>;
    /** A description of the API. Default `Managed by Pulumi`. A change causes no redeployment. */
    description?: pulumi.Input<string>;
    /**
     * The routes by route key: a method (or `ANY`), one space and a path, such as `GET /orders/{id}`. `{name}` stands
     * for one part of the path, a last `{name+}` for all the rest. At least one, here or in `openApi`; up to 299 path
     * parts together. A bad key, or two parameters of different names at one place, is refused before a resource is made.
     */
    routes?: { [routeKey: string]: Route };
    /** The stage. Default: one named as the Pulumi stack, without a throttle of its own. */
    stage?: Stage;
    /** The usage plans by name. 1 to 300; each needs a throttle or a quota, or says `unlimited`. */
    plans: { [planName: string]: Plan };
    /** The customers' keys by name, up to 10,000. Default none. Removing one revokes it. */
    keys?: { [keyName: string]: Key };
    /**
     * `REGIONAL`, `EDGE` or `PRIVATE`. Default `REGIONAL`. `PRIVATE` needs a `policy`. A change causes a redeployment; one
     * from `PRIVATE` to `EDGE` is refused, as AWS does.
     */
    endpointType?: EndpointType;
    /**
     * `HEADER`: the key is in the request's `x-api-key` header. `AUTHORIZER`: a Lambda authorizer gives it as
     * `usageIdentifierKey`, and must be there. Default `HEADER`. A change causes a redeployment.
     */
    apiKeySource?: ApiKeySource;
    /**
     * Further reasons for a redeployment, by name, for parts of the API that are made outside the component: when a
     * value changes, the API is deployed again and the preview shows the name. Default none.
     */
    redeployOn?: { [name: string]: pulumi.Input<string> };
    /** Tags on every resource that takes tags, up to 50. Default none. */
    tags?: pulumi.Input<{ [name: string]: pulumi.Input<string> }>;
    /**
     * An OpenAPI 3.0 document that the team has, as a map: the base on which all else is laid, with its paths, schemas,
     * security schemes and `x-amazon-apigateway-` extensions. An operation that says nothing of security needs a key;
     * `security: []` opens it. Default none.
     */
    openApi?: { [property: string]: any };
    /** Which web pages may call the API. Default: none of another origin. */
    cors?: Cors;
    /** Authorizers by name, up to 10, which routes name. Default none. */
    authorizers?: { [name: string]: Authorizer };
    /** Models by name (letters and digits), which routes hold bodies against. Default none. */
    models?: { [name: string]: Model };
    /** The API's own answers by response type, such as `THROTTLED`, `QUOTA_EXCEEDED`, `INVALID_API_KEY`. Default: AWS's. */
    gatewayResponses?: { [type: string]: GatewayResponse };
    /** Media types whose bodies are passed on as bytes, such as `image/png` or `*\/*`. Default none. */
    binaryMediaTypes?: string[];
    /** Bytes from which on answers are compressed, for clients that take it. 0 to 10,485,760. Default: never. */
    minimumCompressionSize?: pulumi.Input<number>;
    /** Whether the API answers at its domain alone, and not at AWS's address. Default false. */
    disableExecuteApiEndpoint?: boolean;
    /**
     * The resource policy, as a map or JSON text: which addresses, accounts or VPC endpoints may call. Resources may be
     * written short, `execute-api:/*`. Default none. A private API needs one.
     */
    policy?: any;
    /** The VPC endpoints of a private API. Default none. Refused for other types. */
    vpcEndpointIds?: pulumi.Input<string>[];
    /**
     * Whether replaced deployments stay at AWS, so that `stage.deploymentId` can go back to one. Default false. It must be
     * on before the deployment that is to stay is replaced.
     */
    retainDeployments?: boolean;
    /** A domain name of your own under which the stage answers. Default none. */
    domain?: Domain;
    /** A dashboard and alarms of CloudWatch. Default none. */
    monitoring?: Monitoring;
}

/** The check of a gateway's arguments; what one of them must be depends on the names in others. */
export function gatewayCheck(args: unknown, stackName: string): Check<UsagePlanGatewayArgs> {
    const given: PlainMap = isMap(args) ? args : {};
    const names = (map: unknown) => entriesOf(map).map(([name]) => name);
    const givenStage: PlainMap = isMap(given.stage) ? given.stage : {};
    const stage = stageCheck(stackName);
    const ofDocument = documentAuthorizers(given.openApi);
    const lambdaAuthorizers = [
        ...lambdaAuthorizerNames(given.authorizers),
        ...ofDocument.filter(({ isLambda }) => isLambda).map(({ name }) => name),
    ];
    const openApi: PlainMap = isMap(given.openApi) ? given.openApi : {};
    const documentRouteKeys = isMap(given.openApi) ? onDemand.openApi().openApiRouteKeys(openApi) : [];
    const routes = routesCheck({
        stageVariables: names(givenStage.variables),
        stageHasCache: givenStage.cacheSize !== undefined,
        authorizers: [...names(given.authorizers), ...ofDocument.map(({ name }) => name)],
        lambdaAuthorizers,
        models: [...names(given.models), ...documentModels(given.openApi)],
        openApi,
        documentRouteKeys,
    });
    const check = shape<UsagePlanGatewayArgs>({
        displayName: optional(input(textLike(/[^]/, "a name, which is not empty"))),
        description: optional(input(text)),
        endpointType: optional(oneOf(Object.values(EndpointType))),
        apiKeySource: optional(oneOf(Object.values(ApiKeySource))),
        tags: optional(input(tagsCheck)),
        routes: optional(routes),
        stage: optional(stage),
        plans: required(plansCheck([...names(given.routes), ...documentRouteKeys])),
        keys: optional(keysCheck(names(given.plans))),
        redeployOn: optional(redeployOnCheck(given)),
        openApi: optional(
            lazily(() => {
                const { openApiCheck } = onDemand.openApi();
                return openApiCheck({ authorizers: names(given.authorizers), models: names(given.models) });
            }),
        ),
        cors: optional(corsCheck),
        authorizers: optional(authorizersCheck(names(givenStage.variables))),
        models: optional(modelsCheck(given.openApi)),
        gatewayResponses: optional(gatewayResponsesCheck),
        ...apiSettingsFields,
        retainDeployments: optional(flag),
        domain: optional(lazily(() => onDemand.domain().domainCheck(given.endpointType))),
        monitoring: optional(lazily(() => onDemand.monitoring().monitoringCheck(givenStage.accessLogs))),
    });
    const together = withRule(check, (path, value) => [
        // An absent stage has the default name, which may be none that a stage can have.
        ...(value.stage === undefined ? stage.problems([...path, "stage"], {}) : []),
        ...(value.routes === undefined ? onlyOfDocument(path, value, documentRouteKeys) : []),
        ...authorizerCountProblems(path, value),
        ...endpointProblems(path, value),
        ...edgeTimeoutProblems(path, value),
        ...keySourceProblems(path, value, lambdaAuthorizers),
        ...["plans", "keys"].flatMap(group =>
            entriesOf(value[group]).flatMap(([name, each]) =>
                mergedTagProblems([...path, group, name, "tags"], value.tags, isMap(each) ? each.tags : undefined),
            ),
        ),
    ]);
    return together;
}

function onlyOfDocument(path: Path, { openApi }: PlainMap, routeKeys: string[]): Problem[] {
    const where = openApi === undefined ? "missing" : "missing, and openApi has no paths";
    if (routeKeys.length === 0) return [{ path: [...path, "routes"], message: where }];
    return pathCountProblems([...path, "openApi", "paths"], routeKeys);
}

function keySourceProblems(path: Path, args: PlainMap, lambdaAuthorizers: string[]): Problem[] {
    const apiKeySource = args.apiKeySource ?? documentKeySource(args.openApi);
    if (apiKeySource !== ApiKeySource.Authorizer || lambdaAuthorizers.length > 0) return [];
    const message = `${ApiKeySource.Authorizer} needs a Lambda authorizer that gives the keys; add one to authorizers`;
    return [{ path: [...path, "apiKeySource"], message }];
}

function documentKeySource(openApi: unknown): unknown {
    return isMap(openApi) ? openApi["x-amazon-apigateway-api-key-source"] : undefined;
}

/** All that is wrong with a gateway's arguments, as far as their values are known. */
export function gatewayProblems(args: unknown, stackName: string): Problem[] {
    return gatewayCheck(args, stackName).problems([], args);
}

/** The arguments with their defaults, and with the Outputs in them refused if they are wrong, once they are known. */
export function knownArgs(subject: string, args: UsagePlanGatewayArgs) {
    const known = gatewayCheck(args, pulumi.getStack()).whenKnown(subject, [], args);
    const { routes = {}, plans, keys = {}, stage = {}, tags, redeployOn = {}, domain, monitoring, ...rest } = known;
    const { openApi } = known;
    const {
        endpointType = EndpointType.Regional,
        apiKeySource = (documentKeySource(openApi) as ApiKeySource | undefined) ?? ApiKeySource.Header,
    } = rest;
    const ofDocument = isMap(openApi?.info) ? (openApi.info.description as pulumi.Input<string>) : undefined;
    const description = pulumi.output(known.description ?? ofDocument).apply(given => given || defaultDescription);
    const api = { ...rest, description, endpointType, apiKeySource, redeployOn };
    return { routes, plans, keys, stage, tags, api, domain, monitoring };
}

/** Never empty: an absent description keeps its old value. */
const defaultDescription = "Managed by Pulumi";
