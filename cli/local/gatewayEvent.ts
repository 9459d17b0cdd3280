import type { Deployed } from "./deployed";
import type { RequestEvent } from "./server/requestEvent";
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
