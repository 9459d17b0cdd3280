import * as pulumi from "@pulumi/pulumi";
import { Check, input, optional, required, shape, value } from "./checks";
import { show } from "./problems";
import { stageVariablesCheck } from "./stageVariables";

/**
 * A share of the requests that the newest deployment gets beside the one that the stage serves (DG "Set up a canary
 * release deployment"). Without `stage.deploymentId` both are the newest, and the variables alone differ.
 */
export interface Canary {
    /** The share of the requests, in percent. 0 to 100; fractions are allowed. Anything else is refused. */
    percent: pulumi.Input<number>;
    /** Variables of the stage that are others for this share. Names and values as in `stage.variables`. Default none. */
    variables?: { [name: string]: pulumi.Input<string> };
}

const percent = value<number>(given =>
    typeof given === "number" && given >= 0 && given <= 100
        ? undefined
        : `${show(given)} is not a share from 0 to 100 percent`,
);

export const canaryCheck: Check<Canary> = shape<Canary>({
    percent: required(input(percent), "the share of the requests, in percent"),
    variables: optional(stageVariablesCheck),
});

/** The canary as the provider takes it. */
export function canarySettings(canary: Canary | undefined, newest: pulumi.Output<string>) {
    if (canary === undefined) return undefined;
    return {
        deploymentId: newest,
        percentTraffic: canary.percent,
        stageVariableOverrides: canary.variables && pulumi.output(canary.variables),
    };
}
