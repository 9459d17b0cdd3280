import * as pulumi from "@pulumi/pulumi";
import { Key, keysCheck } from "./apiKeys";
import {
    Check,
    Map as PlainMap,
    entriesOf,
    input,
    isMap,
    oneOf,
    optional,
    required,
    shape,
    text,
    texts,
} from "./checks";
import { Problem } from "./problems";
import { redeployOnCheck } from "./redeployment";
import { Route, routesCheck } from "./routes";
import { Stage, stageCheck } from "./stage";
import { Plan, plansCheck } from "./usagePlans";

/** Where the API's endpoint is. */
export const EndpointType = {
    Regional: "REGIONAL",
    Edge: "EDGE",
    Private: "PRIVATE",
} as const;
export type EndpointType = (typeof EndpointType)[keyof typeof EndpointType];

/** Where the key of a request comes from. */
export const ApiKeySource = {
    Header: "HEADER",
    Authorizer: "AUTHORIZER",
} as const;
export type ApiKeySource = (typeof ApiKeySource)[keyof typeof ApiKeySource];

/** An API Gateway REST API with customers. */
export interface UsagePlanGatewayArgs {
    /** A description of the API. Default `Managed by Pulumi`. A change causes no redeployment. */
    description?: pulumi.Input<string>;
    /**
     * The routes by route key: a method (or `ANY`), one space and a path, such as `GET /orders/{id}`. `{name}` stands
     * for one part of the path, a last `{name+}` for all the rest. At least one; up to 299 path parts together. A bad
     * key, or two parameters of different names at one place, is refused before a resource is made.
     */
    routes: { [routeKey: string]: Route };
    /** The stage. Default: one named as the Pulumi stack, without a throttle of its own. */
    stage?: Stage;
    /** The usage plans by name. 1 to 300; each needs a throttle or a quota, or says `unlimited`. */
    plans: { [planName: string]: Plan };
    /** The customers' keys by name, up to 10,000. Default none. Removing one revokes it. */
    keys?: { [keyName: string]: Key };
    /** `REGIONAL`, `EDGE` or `PRIVATE`. Default `REGIONAL`. A change causes a redeployment. */
    endpointType?: EndpointType;
    /**
     * `HEADER`: the key is in the request's `x-api-key` header. `AUTHORIZER`: an authorizer gives it as
     * `usageIdentifierKey`. Default `HEADER`. A change causes a redeployment.
     */
    apiKeySource?: ApiKeySource;
    /**
     * Further reasons for a redeployment, by name, for parts of the API that are made outside the component: when a
     * value changes, the API is deployed again and the preview shows the name. Default none.
     */
    redeployOn?: { [name: string]: pulumi.Input<string> };
    /** Tags on every resource that takes tags. Default none. */
    tags?: pulumi.Input<{ [name: string]: pulumi.Input<string> }>;
}

/** The check of a gateway's arguments; what one of them must be depends on the names in others. */
export function gatewayCheck(args: unknown, stackName: string): Check<UsagePlanGatewayArgs> {
    const given: PlainMap = isMap(args) ? args : {};
    const names = (map: unknown) => entriesOf(map).map(([name]) => name);
    const stage = stageCheck(stackName);
    const check = shape<UsagePlanGatewayArgs>({
        description: optional(input(text)),
        endpointType: optional(oneOf(Object.values(EndpointType))),
        apiKeySource: optional(oneOf(Object.values(ApiKeySource))),
        tags: optional(input(texts)),
        routes: required(routesCheck(names(isMap(given.stage) ? given.stage.variables : undefined))),
        stage: optional(stage),
        plans: required(plansCheck(names(given.routes))),
        keys: optional(keysCheck(names(given.plans))),
        redeployOn: optional(redeployOnCheck(names(given.routes))),
    });
    return {
        ...check,
        problems: (path, value) => [
            ...check.problems(path, value),
            // An absent stage has the default name, which may be none that a stage can have.
            ...(isMap(value) && value.stage === undefined ? stage.problems([...path, "stage"], {}) : []),
        ],
    };
}

/** All that is wrong with a gateway's arguments, as far as their values are known. */
export function gatewayProblems(args: unknown, stackName: string): Problem[] {
    return gatewayCheck(args, stackName).problems([], args);
}

/** The arguments with their defaults, and with the Outputs in them refused if they are wrong, once they are known. */
export function knownArgs(subject: string, args: UsagePlanGatewayArgs) {
    const known = gatewayCheck(args, pulumi.getStack()).whenKnown(subject, [], args);
    const { routes, plans, keys = {}, stage = {}, tags, redeployOn = {} } = known;
    const { endpointType = EndpointType.Regional, apiKeySource = ApiKeySource.Header } = known;
    const description = pulumi.output(known.description).apply(given => given || defaultDescription);
    return { routes, plans, keys, stage, api: { description, endpointType, apiKeySource, redeployOn, tags } };
}

/** Never empty: an absent description keeps its old value. */
const defaultDescription = "Managed by Pulumi";
