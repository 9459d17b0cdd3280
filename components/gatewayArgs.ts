import * as pulumi from "@pulumi/pulumi";
import * as v from "valibot";
import { KeyArgs, keysProblems } from "./apiKeys";
import { mapValues } from "./maps";
import { Problem, at, isMap, mapShape, oneOf, orDeferred, schemaProblems, text, texts, whenKnown } from "./problems";
import { redeployOnProblems } from "./redeployment";
import { RouteArgs, routesProblems } from "./routes";
import { StageArgs, stageProblems } from "./stage";
import { PlanArgs, plansProblems } from "./usagePlans";

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
    /** A description of the API. Default none. A change causes no redeployment. */
    description?: pulumi.Input<string>;
    /**
     * The routes by route key: a method (or `ANY`), one space and a path, such as `GET /orders/{id}`. `{name}` stands
     * for one part of the path, a last `{name+}` for all the rest. At least one. A bad key, or two parameters of
     * different names at one place, is refused before a resource is made.
     */
    routes: { [routeKey: string]: RouteArgs };
    /** The stage. Default: one named as the Pulumi stack, without a throttle of its own. */
    stage?: StageArgs;
    /** The usage plans by name. At least one; each needs a throttle or a quota, or says `unlimited`. */
    plans: { [planName: string]: PlanArgs };
    /** The customers' keys by name. Default none. Removing one revokes it. */
    keys?: { [keyName: string]: KeyArgs };
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

const gatewaySchema = mapShape({
    description: v.optional(orDeferred(text)),
    routes: v.optional(v.any()),
    stage: v.optional(v.any()),
    plans: v.optional(v.any()),
    keys: v.optional(v.any()),
    endpointType: v.optional(oneOf(Object.values(EndpointType))),
    apiKeySource: v.optional(oneOf(Object.values(ApiKeySource))),
    redeployOn: v.optional(v.any()),
    tags: v.optional(orDeferred(texts)),
});

/**
 * All that is wrong with a gateway's arguments, as far as their values are known.
 *
 * @param stackName the name of the Pulumi stack, which is the stage's unless the arguments give another
 */
export function gatewayProblems(args: unknown, stackName: string): Problem[] {
    const ofArgs = schemaProblems("", args, gatewaySchema);
    if (!isMap(args)) return ofArgs;
    const names = (map: unknown) => (isMap(map) ? Object.keys(map) : []);
    const routeKeys = names(args.routes);
    return [
        ...ofArgs,
        ...routesProblems("routes", args.routes),
        ...stageProblems("stage", args.stage, stackName),
        ...plansProblems("plans", args.plans, routeKeys),
        ...(args.keys === undefined ? [] : keysProblems("keys", args.keys, names(args.plans))),
        ...(args.redeployOn === undefined ? [] : redeployOnProblems("redeployOn", args.redeployOn, routeKeys)),
    ];
}

/** The arguments that are single values or maps of texts, checked when they are known. */
export function knownArgs(subject: string, { description, redeployOn = {}, tags }: UsagePlanGatewayArgs) {
    return {
        description: whenKnown(subject, "description", description, text),
        redeployOn: mapValues(redeployOn, (value, name) => whenKnown(subject, at("redeployOn", name), value, text)),
        tags: whenKnown(subject, "tags", tags, texts),
    };
}
