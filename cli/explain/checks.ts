import { api } from "./checks/api";
import { basePath } from "./checks/basePath";
import { authorization } from "./checks/authorization";
import { keyEnabled } from "./checks/keyEnabled";
import { keyExists } from "./checks/keyExists";
import { keyPlan } from "./checks/keyPlan";
import { keyRequired } from "./checks/keyRequired";
import { keySource } from "./checks/keySource";
import { quota } from "./checks/quota";
import { redeployment } from "./checks/redeployment";
import { resourcePolicy } from "./checks/resourcePolicy";
import { route } from "./checks/route";
import { stage } from "./checks/stage";
import { planThrottle, stageThrottle } from "./checks/throttles";
import { Check } from "./finding";

/**
 * What API Gateway checks of a request, in its order: the policy and the authorizer come before the key, which an
 * authorizer may give (DG "API Gateway resource policy and authorizers", "API key source"); a throttled request does not
 * count against the quota. `redeployment` refuses nothing, and stands where its finding is of use.
 */
export const checks: [name: string, check: Check][] = [
    ["basePath", basePath],
    ["api", api],
    ["stage", stage],
    ["route", route],
    ["redeployment", redeployment],
    ["resourcePolicy", resourcePolicy],
    ["authorization", authorization],
    ["keyRequired", keyRequired],
    ["keySource", keySource],
    ["keyExists", keyExists],
    ["keyEnabled", keyEnabled],
    ["keyPlan", keyPlan],
    ["planThrottle", planThrottle],
    ["stageThrottle", stageThrottle],
    ["quota", quota],
];
