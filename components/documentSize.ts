/** What PutRestApi takes (DG "Quotas": 6 MB; whether of 1,000,000 or 1,048,576 bytes each is not said). */
const mostBytes = 6 * 1024 * 1024;

/** What is wrong with the size of an API's document, if anything. */
export function documentSizeProblem(text: string): string | undefined {
    const bytes = Buffer.byteLength(text);
    if (bytes <= mostBytes) return undefined;
    return `the API's document has ${(bytes / 1024 / 1024).toFixed(1)} MB; the service takes 6 MB`;
}
