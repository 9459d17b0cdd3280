import * as pulumi from "@pulumi/pulumi";

export type Tags = pulumi.Output<{ [name: string]: string }>;

/** The gateway's tags and a resource's own, which win. */
export function mergedTags(gateway: Tags | undefined, own: Tags | undefined): Tags | undefined {
    if (gateway === undefined || own === undefined) return own ?? gateway;
    return pulumi.all([gateway, own]).apply(([all, some]) => ({ ...all, ...some }));
}
