import { Check, textLike, value } from "./checks";

/** The ARN of a role that API Gateway takes on. */
export const roleArn = textLike(/^arn:aws[a-z-]*:iam::\d+:role\/[\w+=,.@/-]+$/, "the ARN of an IAM role");

/**
 * What stands for the caller, who has signed the request: API Gateway calls the service with the caller's own rights (API
 * reference, PutIntegration `credentials`).
 */
const caller = /^arn:aws[a-z-]*:iam::\*:user\/\*$/;

export const isCaller = (given: unknown): boolean => typeof given === "string" && caller.test(given);

/** The ARN of a role with which a service is called, or what stands for the caller. */
export const roleOrCaller: Check<string> = value(given =>
    isCaller(given) ? undefined : roleArn.problems([], given)[0]?.message,
);
