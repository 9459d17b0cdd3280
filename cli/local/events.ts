import type { Deployed } from "./deployed";

import type { UsageRow } from "./limits/usageRow";

/** What happens in a gateway, for those who look at it. */
export type GatewayEvent = StartedEvent | RequestedEvent | ReloadedEvent | FailedEvent | StoppedEvent;

export interface StartedEvent {
    event: "started";
    project: string;
    stack: string;
    /** Of the first stage. */
    url: string;
    /** Of all stages. */
    urls: string[];
    /** What is served. It holds the values of keys. */
    deployed: Deployed;
    /** What a user should know: what is missing here, and what has stand-ins. */
    notes: string[];
    /** What the program printed. */
    output: string;
    durationMs: number;
}

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

export interface RequestedEvent extends RequestEvent {
    event: "request";
}

export interface ReloadedEvent {
    event: "reloaded";
    /** Whether AWS would make a new deployment. */
    redeployed: boolean;
    /** `redeployed: "GET /orders" changed` */
    summary: string;
    notes: string[];
    durationMs: number;
}

/** A change that can't be served, as an edit that does not compile; the last good state is served on. */
export interface FailedEvent {
    event: "failed";
    message: string;
}

export interface StoppedEvent {
    event: "stopped";
    usage: UsageRow[];
}
