import { Limits } from "../limits/limits";
import { ServedCustomers } from "./servedCustomers";

export interface ControlRequest {
    /** Of the path, by name. */
    parameters: { [name: string]: string };
    query: URLSearchParams;
    headers: { accept?: string };
    /** The body as it came, and what it is as JSON. */
    text: string;
    body: unknown;
}

/** What the operations look at and change. */
export interface ControlState {
    customers: ServedCustomers;
    limits: Limits;
}

export interface ControlAnswer {
    /** Default: 200. */
    status?: number;
    headers?: { [name: string]: string };
    /** An object goes as JSON; a text as it is. */
    body?: object | string;
}

export type Operation = (request: ControlRequest, state: ControlState) => ControlAnswer;
