import { canaryFacts } from "../../fidelity/facts/canaries";
import { gatewayResponseFacts } from "../../fidelity/facts/gatewayResponses";
import { policyFacts } from "../../fidelity/facts/policies";
import { describeFacts } from "./recordedFacts";

describeFacts("Policies, canaries and the gateway's own answers", [
    ...policyFacts,
    ...canaryFacts,
    ...gatewayResponseFacts,
]);
