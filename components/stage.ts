import * as pulumi from "@pulumi/pulumi";
import * as apigateway from "@pulumi/aws/apigateway";
import * as v from "valibot";
import {
    Problem,
    at,
    checkedWhenKnown,
    isMap,
    mapOf,
    mapShape,
    orDeferred,
    schemaProblems,
    show,
    text,
    whenKnown,
} from "./problems";
import { methodSettingsPath, parseRouteKey } from "./routeKeys";
import { RouteArgs } from "./routes";
import { ThrottleArgs, throttleSchema } from "./throttles";

/** The stage: the name in the URL under which a deployment of the API answers. */
export interface StageArgs {
    /**
     * The name in the URL: 1 to 128 letters, digits, `_` and `-`. Default: the Pulumi stack's name. Another name makes
     * another stage, with another URL.
     */
    name?: pulumi.Input<string>;
    /** A description of the stage. Default none. */
    description?: pulumi.Input<string>;
    /**
     * Stage variables. Names: letters, digits and `_`, up to 64. Values: letters, digits and `-._~:/?#&=,`, 1 to 512.
     * Default none. A change takes effect without a redeployment.
     */
    variables?: { [name: string]: pulumi.Input<string> };
    /**
     * The most that all callers together may send to one method of the stage, whatever their plan. Default: the
     * account's limit. A change takes effect without a redeployment.
     */
    throttle?: ThrottleArgs;
}

const stageName = v.pipe(
    text,
    v.regex(/^[A-Za-z0-9_-]{1,128}$/, issue => `${show(issue.input)} is not 1 to 128 letters, digits, _ and -`),
);

const variableValue = v.pipe(
    text,
    v.regex(
        /^[A-Za-z0-9\-._~:/?#&=,]{1,512}$/,
        issue => `${show(issue.input)} is not 1 to 512 letters, digits and - . _ ~ : / ? # & = ,`,
    ),
);

const variableName = v.pipe(
    v.string(),
    v.regex(/^[A-Za-z0-9_]{1,64}$/, issue => `${show(issue.input)} is not 1 to 64 letters, digits and _`),
);

const variablesSchema = mapOf(orDeferred(variableValue), variableName);

const stageSchema = v.optional(
    mapShape({
        name: v.optional(orDeferred(stageName)),
        description: v.optional(orDeferred(text)),
        variables: v.optional(variablesSchema),
        throttle: v.optional(throttleSchema),
    }),
);

export function stageProblems(path: string, stage: unknown, stackName: string): Problem[] {
    const ofArgs = schemaProblems(path, stage, stageSchema);
    if (isMap(stage) && stage.name !== undefined) return ofArgs;
    const ofDefault = schemaProblems(at(path, "name"), stackName, stageName);
    return [...ofArgs, ...ofDefault.map(({ message, ...rest }) => ({ ...rest, message: `${message}; give a name` }))];
}

/** The stage's settings, checked when they are known. */
export function knownStage(subject: string, { name = pulumi.getStack(), description, variables }: StageArgs) {
    return {
        name: checkedWhenKnown(subject, name, known => schemaProblems("stage.name", known, stageName)),
        description: whenKnown(subject, "stage.description", description, text),
        variables: whenKnown(subject, "stage.variables", variables, variablesSchema),
    };
}

/** The settings of the stage's methods: one for all, and one for each route with a throttle of its own. */
export function methodSettings(
    name: string,
    stage: apigateway.Stage,
    throttle: ThrottleArgs | undefined,
    routes: { [routeKey: string]: RouteArgs },
    subject: string,
    parent: pulumi.Resource,
): void {
    const settings = (suffix: string, methodPath: string, limits: ThrottleArgs, path: string) =>
        new apigateway.MethodSettings(
            `${name}${suffix}`,
            {
                restApi: stage.restApi,
                stageName: stage.stageName,
                methodPath,
                settings: checkedWhenKnown(subject, limits, known => schemaProblems(path, known, throttleSchema)).apply(
                    ({ rateLimit, burstLimit }) => ({
                        throttlingRateLimit: rateLimit,
                        throttlingBurstLimit: burstLimit,
                    }),
                ),
            },
            { parent },
        );
    if (throttle) settings("", "*/*", throttle, "stage.throttle");
    for (const [routeKey, { throttle: limits }] of Object.entries(routes)) {
        if (!limits) continue;
        settings(`-${routeKey}`, methodSettingsPath(parseRouteKey(routeKey)), limits, `routes.${routeKey}.throttle`);
    }
}
