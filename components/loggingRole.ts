import * as apigateway from "@pulumi/aws/apigateway";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment";
import { parseArn } from "./arns";
import { canonicalJson } from "./canonicalJson";
import { createResource } from "./createResource";
import { namePrefix, roleNames } from "./physicalNames";
import { Scope } from "./scope";
import { mergedTags } from "./tags";

const trust = canonicalJson({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "apigateway.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

/**
 * Lets API Gateway write to CloudWatch in this account and Region. A stage that logs must come after it ("CloudWatch
 * Logs role ARN must be set in account settings to enable logging").
 *
 * There is one such role for an account and Region. To delete the setting ends the logs of all its APIs, so it is made
 * only where somebody says that this gateway is the one that manages it.
 */
export function createLoggingRole(
    { name, tags, parent }: Scope,
    { executionArn }: apigateway.RestApi,
): apigateway.Account {
    const partition = executionArn.apply(arn => parseArn(arn)?.partition ?? "aws");
    const role = createResource(
        Role,
        `${name}-logging`,
        {
            ...namePrefix(`${name}-logging`, roleNames),
            assumeRolePolicy: trust,
            description: "Lets API Gateway write to CloudWatch Logs",
            tags: mergedTags(tags, undefined),
        },
        { parent },
    );
    const policyArn = partition.apply(
        of => `arn:${of}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs`,
    );
    const attachment = createResource(
        RolePolicyAttachment,
        `${name}-logging`,
        { role: role.name, policyArn },
        { parent },
    );
    return createResource(
        apigateway.Account,
        name,
        { cloudwatchRoleArn: role.arn },
        // The service tries the role when it is set.
        { parent, dependsOn: [attachment] },
    );
}
