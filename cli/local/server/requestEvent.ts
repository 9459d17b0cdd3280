/** One request and how it was answered, for a log. It never holds the value of a key. */
export interface RequestEvent {
    /** When the request came, in milliseconds since 1970. */
    time: number;
    method: string;
    /** As the client sent it, without the query string. */
    path: string;
    status: number;
    /** The name of the key, where the method needs one and a known one was sent. */
    customer?: string;
    /** The name of the usage plan that the request was counted in. */
    plan?: string;
    /** What the quota has left after this request. */
    remaining?: number;
    /** Why the request was refused or failed, in words. */
    reason?: string;
    stage?: string;
    durationMs: number;
}
