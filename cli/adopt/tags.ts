type Tags = { [name: string]: string };

/** Tags that a person may set: those of AWS's own, such as CloudFormation's, are nobody's to give. */
export function ownTags(tags: Tags = {}): Tags {
    return Object.fromEntries(Object.entries(tags).filter(([name]) => !name.startsWith("aws:")));
}

/** The stack of CloudFormation that made a resource, by its tags. */
export function cloudFormationStack(tags: Tags = {}): string | undefined {
    return tags["aws:cloudformation:stack-name"];
}

/** The tags that all have alike, of which the program gives one list to everything that it makes. */
export function commonTags(all: (Tags | undefined)[]): Tags {
    const [first = {}, ...others] = all.map(ownTags);
    return Object.fromEntries(
        Object.entries(first).filter(([name, value]) => others.every(other => other[name] === value)),
    );
}
