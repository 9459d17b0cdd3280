import * as pulumi from "@pulumi/pulumi";

/** The types of a resource and of what it is below, which are a part of the URN of all below it. */
export function typesAbove(resource: pulumi.Resource | undefined): string {
    const { __pulumiType: type, __parentResource: parent } = (resource ?? {}) as {
        __pulumiType?: string;
        __parentResource?: pulumi.Resource;
    };
    return type === undefined ? "" : `${typesAbove(parent)}${type}$`;
}
