import { ControlFact } from "../controlFact";
import { apiKeyErrors } from "./apiKeyErrors";
import { apiKeyFacts } from "./apiKeys";
import { planKeyFacts } from "./planKeys";
import { usagePlanErrors } from "./usagePlanErrors";
import { usagePlanFacts } from "./usagePlans";

export const controlPlaneFacts: ControlFact[] = [
    ...apiKeyFacts,
    ...planKeyFacts,
    ...usagePlanFacts,
    ...apiKeyErrors,
    ...usagePlanErrors,
];
