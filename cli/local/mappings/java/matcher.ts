/** A regular expression at work on a text, as Java's Matcher. */
export interface Matcher {
    find(): boolean;
    start(): number;
    end(): number;
    group(group: number | string): string | null;
    groupCount(): number;
    /** Whether the whole text fits. */
    matches(): boolean;
}
