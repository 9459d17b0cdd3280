/** The parts of an ARN: `arn:partition:service:region:account:resource`. */
export interface Arn {
    partition: string;
    service: string;
    region: string;
    account: string;
    /** All the rest, colons included. */
    resource: string;
}

/** The parts of an ARN, if the text is one. */
export function parseArn(text: string): Arn | undefined {
    const [arn, partition, service, region, account, ...rest] = text.split(":");
    const resource = rest.join(":");
    if (arn !== "arn" || !partition?.startsWith("aws") || !service || resource === "") return undefined;
    return { partition, service, region, account, resource };
}

/** The Region in the ARN of something that the service made. */
export function regionOf(arn: string): string {
    return parseArn(arn)?.region ?? "";
}
