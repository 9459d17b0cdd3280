import type { Output, StackReference, all as allOutputs } from "@pulumi/pulumi";
import { standInValue } from "../project/standIns";
import type { GivenValues } from "./givenValues";

interface OfSdk {
    StackReference: typeof StackReference;
    all: typeof allOutputs;
}

/**
 * Lets a program's references to other stacks give what the developer gives, or else a stand-in. An output is asked for
 * by its name only in the program's own SDK: what the engine answers is the map of all outputs.
 */
export function standInOutputs(
    { StackReference, all }: OfSdk,
    given: GivenValues,
    project: string,
    stack: string,
): void {
    const output = function (this: StackReference, name: unknown): Output<unknown> {
        return all([this.name, name, this.outputs] as const).apply(([referenced, key, outputs]) => {
            if (Object.hasOwn(outputs, key)) return (outputs as { [name: string]: unknown })[key as string];
            given.stoodInForOutput(referenced, String(key));
            return standInValue(project, stack, `output ${String(key)} of ${referenced}`);
        });
    };
    StackReference.prototype.getOutput = output as StackReference["getOutput"];
    StackReference.prototype.requireOutput = output as StackReference["requireOutput"];
}
