import * as pulumi from "@pulumi/pulumi";

export type Tags = pulumi.Input<{ [name: string]: pulumi.Input<string> }>;

/** The gateway's tags and a resource's own, which win. */
export function mergedTags(gateway: Tags | undefined, own: Tags | undefined): Tags | undefined {
    // The SDK prints maps, and can't where one has a tag named like one of the language's own members.
    const only = own ?? gateway;
    if (gateway === undefined || own === undefined) return only && pulumi.output(only);
    return pulumi.all([gateway, own]).apply(([all, some]) => ({ ...all, ...some }));
}
