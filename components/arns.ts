/** The parts of an ARN: `arn:partition:service:region:account:resource`. */
export interface Arn {
    partition: string;
    service: string;
    region: string;
    account: string;
    /** All the rest, colons included. */
    resource: string;
}

/**
 * The parts of an ARN, if the text is one. What the service makes is missing where a user's tests run the program with
 * mocks that give back the inputs alone, as Pulumi's guide has them.
 */
export function parseArn(text: string | undefined): Arn | undefined {
    const [arn, partition, service, region, account, ...rest] = (text ?? "").split(":");
    const resource = rest.join(":");
    if (arn !== "arn" || !partition?.startsWith("aws") || !service || resource === "") return undefined;
    return { partition, service, region, account, resource };
}

/** The Region in the ARN of something that the service made; an empty text where it has none. */
export function regionOf(arn: string | undefined): string {
    return parseArn(arn)?.region ?? "";
}

/** Whether something is in another Region than what uses it, as far as both are known. */
export function isElsewhere(arn: string, region: string): boolean {
    return region !== "" && regionOf(arn) !== region;
}
