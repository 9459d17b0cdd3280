/** What a synchronous invocation takes and gives at most, in bytes (Lambda developer guide, "Lambda quotas"). */
const eventLimit = 6_291_456;
const responseLimit = 6_291_556;

/** Below this size of the body, the rest of an event can't make it too large: headers are at most 10 KB. */
const surelySmall = 1_000_000;

export function isEventTooLarge(event: { body: string | null }): boolean {
    return (event.body?.length ?? 0) > surelySmall && Buffer.byteLength(JSON.stringify(event)) > eventLimit;
}

/** Why an answer does not reach the gateway: "Response payload size exceeded maximum allowed payload size". */
export function isResponseTooLarge(result: unknown, body: string): boolean {
    return body.length > surelySmall && Buffer.byteLength(JSON.stringify(result)) > responseLimit;
}
