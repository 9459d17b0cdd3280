import { ControlFact } from "../controlFact";
import { apiKeyErrors } from "./apiKeyErrors";
import { apiKeyFacts } from "./apiKeys";
import { importedApiFacts } from "./importedApis";
import { newPlanFacts } from "./newPlans";
import { planKeyFacts } from "./planKeys";
import { tagFacts } from "./tags";
import { usagePlanErrors } from "./usagePlanErrors";
import { usagePlanFacts } from "./usagePlans";

export const controlPlaneFacts: ControlFact[] = [
    ...apiKeyFacts,
    ...planKeyFacts,
    ...usagePlanFacts,
    ...apiKeyErrors,
    ...usagePlanErrors,
    ...newPlanFacts,
    ...tagFacts,
    ...importedApiFacts,
];
