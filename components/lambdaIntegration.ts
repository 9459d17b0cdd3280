import * as pulumi from "@pulumi/pulumi";
import { input, optional, required, shape } from "./checks";
import { functionOrArn, invocationUri } from "./functions";
import { timeout, timeoutDeclaration } from "./timeouts";

/** A Lambda function that gets each request as an event of format 1.0 and gives the whole response (AWS_PROXY). */
export interface LambdaIntegration {
    /**
     * The ARN of the function, or of one of its versions or aliases, which the API is then allowed to invoke at this
     * route. Variables of the stage may stand in it. Anything but the ARN of a function is refused.
     */
    function: pulumi.Input<string>;
    /** Milliseconds that the function may take. 50 to 29,000, more with a raised quota. Default 29,000. Beyond: 504. */
    timeout?: pulumi.Input<number>;
}

export interface KnownLambda {
    function: string;
    timeout?: number;
}

export const lambdaIntegration = shape<LambdaIntegration>({
    function: required(functionOrArn, "the function's ARN"),
    timeout: optional(input(timeout)),
});

export function lambdaDocument(lambda: KnownLambda) {
    return {
        type: "aws_proxy",
        // A function is always invoked by POST, whatever the caller's method.
        httpMethod: "POST",
        uri: invocationUri(lambda.function),
        ...timeoutDeclaration(lambda.timeout),
    };
}
