import { textLike } from "./checks";

/** The ARN of a role that API Gateway takes on. */
export const roleArn = textLike(/^arn:aws[a-z-]*:iam::\d+:role\/[\w+=,.@/-]+$/, "the ARN of an IAM role");
