import { Resource, RestApi, Stage, UsagePlan } from "@aws-sdk/client-api-gateway";
import { ApiParts } from "../aws/apiParts";
import { DomainMapping } from "../aws/domainMappings";
import { KeyDetails } from "../aws/customers";
import { ApiSummary } from "../explain/exportedSnapshot";

export type Json = { [key: string]: unknown };

/** All that was read of an API with customers. What is written is made of it, and reads nothing itself. */
export interface ExistingApi {
    region: string;
    restApi: RestApi;
    stage: Stage;
    /** The names of the API's other stages. */
    otherStages: string[];
    /** What the stage serves, where the service can export it. */
    exported?: Json;
    /** The deployment's own summary of its methods. */
    summary?: ApiSummary;
    resources: Resource[];
    parts: ApiParts;
    /** The custom domains that lead to the API; undefined where they can't be read. */
    domains?: DomainMapping[];
    /** The plans that cover the stage. */
    plans: PlanWithKeys[];
    /** By key: its plans that do not cover the stage. */
    otherPlans: Map<string, UsagePlan[]>;
}

export interface PlanWithKeys {
    plan: UsagePlan;
    keys: KeyDetails[];
}
