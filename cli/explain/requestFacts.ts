import { ApiKey } from "../aws/apiKeys";
import { UsagePlan } from "../aws/usagePlans";
import { ApiMethod } from "./apiMethod";
import { Definitions } from "./definitions";

/** All that was read to explain a request. The checks are made of it, and read nothing themselves. */
export interface RequestFacts {
    /** Milliseconds since 1970. */
    now: number;
    request: {
        method: string;
        /** Within the stage, as the client sends it. */
        path: string;
        /** Whether the API's own host is called, and no custom domain. */
        isExecuteApi: boolean;
    };
    restApiId: string;
    stageName: string;
    region?: string;
    /** Whether usage is up to date, as an emulator's is. */
    isExact: boolean;
    api?: RestApi;
    /** Of a custom domain that maps the path to no stage: then nothing of an API is known. */
    unmapped?: { host: string; basePaths: string[] };
    /** The names of all stages of the API. */
    stageNames: string[];
    stage?: Stage;
    deployed: Snapshot;
    /** The API as it is now, deployed or not. */
    present: Snapshot;
    /** Undefined where the request is without a key. */
    key?: AskedKey;
    /** Of the key. */
    plans: UsagePlan[];
    /** Of the key, in the present quota period, by the plan's id; absent where AWS knows none. */
    usage: { [planId: string]: { used: number; remaining?: number } };
}

interface RestApi {
    id: string;
    name: string;
    disableExecuteApiEndpoint: boolean;
    isPrivate: boolean;
}

export interface Stage {
    deploymentId: string;
    /** When the deployment was made, which is when the snapshot was taken. */
    deployedAt?: number;
    /** A deployment that was made after it, and that the stage does not serve. */
    newer?: { deploymentId: string; deployedAt: number };
    /** By method path, as GetStage has them. */
    methodThrottles: { [methodPath: string]: { rateLimit?: number; burstLimit?: number } };
    webAclArn?: string;
    canary?: { percent: number };
}

export interface Snapshot {
    methods: ApiMethod[];
    apiKeySource: "HEADER" | "AUTHORIZER";
    /** The resource policy, as JSON. */
    policy?: string;
    /** Undefined where they are not known. */
    definitions?: Definitions;
}

export interface AskedKey {
    /** How it was asked for, such as `the key a1b2c3`; never its value. */
    asked: string;
    found?: ApiKey;
}
