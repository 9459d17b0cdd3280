import * as pulumi from "@pulumi/pulumi";
import * as apigateway from "@pulumi/aws/apigateway";
import { ChildOptions, createResource } from "./createResource";

/**
 * Puts a key in a plan.
 *
 * A key may not be in two plans of one stage ("API Key … cannot reference multiple Usage Plans with the same API
 * stage"), so on a move the old association goes first, and it is named after the key alone.
 */
export function createUsagePlanKey(
    logicalName: string,
    keyId: pulumi.Output<string>,
    usagePlanId: pulumi.Output<string>,
    opts: ChildOptions,
): apigateway.UsagePlanKey {
    return createResource(
        apigateway.UsagePlanKey,
        logicalName,
        { keyId, keyType: "API_KEY", usagePlanId },
        {
            ...opts,
            // One that is retained would stay in its plan and be forgotten; so the move is refused with nothing lost.
            deleteBeforeReplace: opts.retainOnDelete !== true,
            // One whose creation ended in an error can't be updated, as nothing of it can, so it is made again.
            replaceOnChanges: ["*"],
            // The provider does not mark the value as secret, and it is the key in plain text.
            additionalSecretOutputs: ["value"],
            // A move replaces it, so protection is the key's and the plan's alone.
            protect: false,
        },
    );
}
