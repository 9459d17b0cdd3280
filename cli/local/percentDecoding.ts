/** Percent-decoded, where that can be done. */
export function decoded(value: string): string {
    try {
        return decodeURIComponent(value);
    } catch {
        return value;
    }
}
