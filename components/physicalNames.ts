/** Which names at AWS a kind of resource takes. */
interface NameRule {
    /** One character that it does not take. */
    other: RegExp;
    /** The greatest length of a name. */
    most: number;
    /** The greatest length of a prefix. */
    mostOfPrefix: number;
}

export const logGroupNames: NameRule = { other: /[^A-Za-z0-9._/#-]/g, most: 512, mostOfPrefix: 480 };
export const roleNames: NameRule = { other: /[^A-Za-z0-9_+=,.@-]/g, most: 64, mostOfPrefix: 38 };

/** What the provider puts after a logical name: `-1a2b3c4`. */
const suffixLength = 8;

/**
 * The prefix of a name at AWS, where the provider can't make the name from the logical one: a gateway may have any name,
 * and AWS has rules of its own.
 */
export function namePrefix(logicalName: string, { other, most, mostOfPrefix }: NameRule): { namePrefix?: string } {
    const allowed = logicalName.replace(other, "-");
    if (allowed === logicalName && logicalName.length + suffixLength <= most) return {};
    return { namePrefix: `${allowed.slice(0, mostOfPrefix - 1)}-` };
}
