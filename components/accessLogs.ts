import * as pulumi from "@pulumi/pulumi";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup";
import { accessLogFormat, defaultAccessLogFormat } from "./accessLogFormat";
import { parseArn } from "./arns";
import { Check, input, optional, shape, value, withRule } from "./checks";
import { createResource } from "./createResource";
import { logGroupNames, namePrefix } from "./physicalNames";
import { show } from "./problems";
import { Scope } from "./scope";
import { mergedTags } from "./tags";

/**
 * A line in CloudWatch for each request. The account's Region needs a role for that, which `manageLoggingRole` makes
 * where nobody has made it.
 */
export interface AccessLogs {
    /**
     * Days for which lines are kept: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
     * 2922, 3288 or 3653, or 0 for ever. Default 90. Anything else is refused. Excludes `logGroupArn`.
     */
    retentionInDays?: pulumi.Input<number>;
    /**
     * What a line has: one line of text with `$context` variables, `$context.requestId` or `$context.extendedRequestId`
     * among them. Default: JSON with the id of the customer's key, the route, the status and the reason of an error. A
     * format that names a key itself, such as `$context.identity.apiKey`, is refused.
     */
    format?: pulumi.Input<string>;
    /**
     * The ARN of a log group that exists, in the API's Region; `:*` at its end is taken off. Default: one is made, which
     * is deleted with the stage's access logs.
     */
    logGroupArn?: pulumi.Input<string>;
}

/** CloudWatch's values (API reference, PutRetentionPolicy), and the provider's 0 for none. */
const retentions = [
    0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const retention = value<number>(given => {
    if (retentions.includes(given as number)) return undefined;
    const longer = typeof given === "number" ? retentions.find(days => days >= given) : undefined;
    if (longer === undefined || given !== given) return `${show(given)} is not one of ${retentions.join(", ")} days`;
    return `${show(given)} is not a number of days that CloudWatch has; the next is ${longer}`;
});

const logGroupName = /^log-group:([A-Za-z0-9._/#-]{1,512})$/;

/** Under mocks that give back the inputs alone, a log group has no ARN. */
function withoutStreams(arn: string | undefined): string {
    return arn?.endsWith(":*") ? arn.slice(0, -2) : (arn ?? "");
}

/** The name of the log group of an ARN, and the ARN without what an access log's destination must not have. */
function logGroupOf(arn: string): { name: string; arn: string } | undefined {
    const trimmed = withoutStreams(arn);
    const parts = parseArn(trimmed);
    const name = parts?.service === "logs" ? logGroupName.exec(parts.resource)?.[1] : undefined;
    return name === undefined ? undefined : { name, arn: trimmed };
}

const logGroupArn = value<string>(given => {
    if (typeof given !== "string") return `${show(given)} is not a string`;
    if (logGroupOf(given) !== undefined) return undefined;
    return `${show(given)} is not the ARN of a log group, arn:aws:logs:…:log-group:…`;
});

export const accessLogsCheck: Check<AccessLogs> = withRule(
    shape<AccessLogs>({
        retentionInDays: optional(input(retention)),
        format: optional(input(accessLogFormat)),
        logGroupArn: optional(input(logGroupArn)),
    }),
    (path, { retentionInDays, logGroupArn }) =>
        retentionInDays === undefined || logGroupArn === undefined
            ? []
            : [{ path: [...path, "retentionInDays"], message: "is set where the log group is made; drop it" }],
);

/** Where a stage's access log goes, and what its lines are. */
export interface AccessLogDestination {
    destinationArn: pulumi.Output<string>;
    format: pulumi.Output<string>;
    logGroupName: pulumi.Output<string>;
}

/**
 * Makes the log group of the stage's access log, unless one is given.
 *
 * Its name at AWS is the provider's and not the stage's, so that a stage with another name does not delete what the old
 * one has logged.
 */
export function createAccessLogs(
    { name, tags, parent }: Scope,
    { retentionInDays = 90, format = defaultAccessLogFormat, logGroupArn }: AccessLogs,
): AccessLogDestination {
    if (logGroupArn !== undefined) {
        const group = pulumi.output(logGroupArn).apply(arn => logGroupOf(arn)!);
        return { destinationArn: group.arn, format: pulumi.output(format), logGroupName: group.name };
    }
    const logicalName = `${name}-access`;
    const logGroup = createResource(
        LogGroup,
        logicalName,
        { ...namePrefix(logicalName, logGroupNames), retentionInDays, tags: mergedTags(tags, undefined) },
        { parent },
    );
    const destinationArn = logGroup.arn.apply(withoutStreams);
    return { destinationArn, format: pulumi.output(format), logGroupName: logGroup.name };
}
