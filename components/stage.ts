import * as pulumi from "@pulumi/pulumi";
import * as apigateway from "@pulumi/aws/apigateway";
import { createResource } from "./createResource";
import { Check, input, isMap, optional, shape, text, textLike } from "./checks";
import { withoutDependencies } from "./deferred";
import { Scope } from "./scope";
import { stageVariablesCheck } from "./stageVariables";
import { mergedTags } from "./tags";
import { Throttle, throttle } from "./throttles";

/** The stage: the name in the URL under which a deployment of the API answers. */
export interface Stage {
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
    throttle?: Throttle;
}

export const stageName = textLike(/^[A-Za-z0-9_-]{1,128}$/, "1 to 128 letters, digits, _ and -");

/** @param stackName the name of the Pulumi stack, which is the stage's unless another is given */
export function stageCheck(stackName: string): Check<Stage> {
    const stage = shape<Stage>({
        name: optional(input(stageName)),
        description: optional(input(text)),
        variables: optional(stageVariablesCheck),
        throttle: optional(throttle),
    });
    return {
        ...stage,
        problems(path, given) {
            const name = isMap(given) ? given.name : undefined;
            const ofDefault = name === undefined ? stageName.problems([...path, "name"], stackName) : [];
            return [
                ...stage.problems(path, given ?? {}),
                ...ofDefault.map(({ message, ...rest }) => ({
                    ...rest,
                    message: `${message}; give a name`,
                })),
            ];
        },
    };
}

/** Makes the stage, which serves the deployment. */
export function createStage(
    { name, tags, parent }: Scope,
    { name: stageName = pulumi.getStack(), description, variables }: Stage,
    restApi: apigateway.RestApi,
    deployment: apigateway.Deployment,
): apigateway.Stage {
    return createResource(
        apigateway.Stage,
        name,
        {
            restApi: restApi.id,
            deployment: deployment.id,
            stageName: withoutDependencies(stageName),
            description,
            // The SDK prints maps, and can't where one has a variable named like one of the language's own members.
            variables: variables && pulumi.output(variables),
            tags: mergedTags(tags, undefined),
        },
        { parent },
    );
}
