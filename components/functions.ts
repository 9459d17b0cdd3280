import * as pulumi from "@pulumi/pulumi";
import { Check, input, value } from "./checks";
import { show } from "./problems";
import { withoutStageVariables } from "./stageVariables";

/**
 * What the provider takes for one (hashicorp/terraform-provider-aws, `internal/service/lambda/validate.go`), but for
 * `$LATEST`, of which the service takes no permission. Variables of the stage may name the function and its alias.
 */
function isFunctionArn(given: string): boolean {
    const [arn, partition, service, region, account, kind, name, alias, ...rest] = withoutStageVariables(
        given,
        "1",
    ).split(":");
    const isName = (text: string | undefined, most: number) =>
        text !== undefined && /^[A-Za-z0-9_-]+$/.test(text) && text.length <= most;
    return (
        [arn, service, kind].join(":") === "arn:lambda:function" &&
        /^aws[a-z-]*$/.test(partition) &&
        /^[a-z]+-[a-z]+(-[a-z]+)?-\d$/.test(region) &&
        /^\d{12}$/.test(account) &&
        isName(name, 64) &&
        (alias === undefined || isName(alias, 128)) &&
        rest.length === 0
    );
}

const arnOfFunction = value<string>(given => {
    if (typeof given !== "string") return `${show(given)} is not a string`;
    if (isFunctionArn(given)) return undefined;
    const invoked = /:lambda:path\/[0-9-]+\/functions\/([^/]+)\/invocations$/.exec(given)?.[1];
    if (invoked !== undefined) {
        return `${show(given)} is not the ARN of a function but where API Gateway invokes one (invokeArn); give its arn`;
    }
    if (given.endsWith(":$LATEST"))
        return `${show(given)} is not the ARN of a function that takes a permission; drop :$LATEST`;
    return `${show(given)} is not the ARN of a function, arn:aws:lambda:…:function:…`;
});

/** Programs without types also pass the function itself; its ARN is meant. */
export const functionOrArn: Check<pulumi.Input<string>> = {
    ...input(arnOfFunction),
    problems: (path, given) => (isFunctionResource(given) ? [] : input(arnOfFunction).problems(path, given)),
};

function isFunctionResource(given: unknown): given is pulumi.Resource & { arn: pulumi.Output<string> } {
    return pulumi.Resource.isInstance(given) && "arn" in given;
}

/** The ARN of what is a function or the ARN of one. */
export function functionArn({ function: fn }: { function: pulumi.Input<string> }): pulumi.Output<string> {
    const given: unknown = fn;
    return isFunctionResource(given) ? given.arn : pulumi.output(fn);
}

/** Where API Gateway invokes a function. */
export function invocationUri(arn: string): string {
    const [, partition, , region] = arn.split(":");
    return `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`;
}
