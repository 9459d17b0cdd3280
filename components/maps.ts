/** A map with the same keys, and a value made of each value. Keys whose new value is undefined are left out. */
export function mapValues<T, U>(
    map: { [key: string]: T },
    toValue: (value: T, key: string) => U | undefined,
): { [key: string]: U } {
    const entries = Object.entries(map).map(([key, value]) => [key, toValue(value, key)] as const);
    return Object.fromEntries(entries.filter((entry): entry is [string, U] => entry[1] !== undefined));
}
