import type { LocalValues } from "../project/localValues";

/** A resource as the program registers it, and the state that it gets, in plain text. */
export interface RegisteredResource {
    /** `aws:apigateway/restApi:RestApi` */
    type: string;
    /** The logical name. */
    name: string;
    urn: string;
    /** The URN of its parent. */
    parent: string;
    /** The URN of its provider, where the program names one. */
    provider: string;
    id: string;
    inputs: Properties;
    /** The inputs, and what the service computes. */
    state: Properties;
    /** Whether it exists elsewhere and is only read: `RestApi.get`, a stack reference. */
    read: boolean;
}

export interface Properties {
    [property: string]: unknown;
}

/** What one run of a program registers. */
export interface Evaluation {
    resources: RegisteredResource[];
    /** What a user should know of it. */
    notes: string[];
    /** What the program prints. */
    output: string;
    /** The modules of the program, without those of packages. */
    files: string[];
}

/** What the process that runs a program is told. */
export interface EvaluationRequest {
    project: string;
    stack: string;
    root: string;
    programDirectory: string;
    entryPoint: string;
    config: { [fullKey: string]: string };
    secretKeys: string[];
    localValues: LocalValues;
}

/** What it answers; `errors` are as `pulumi up` shows them. */
export type EvaluationReply = { errors: string[]; notes: string[] } | Omit<Evaluation, "output">;
