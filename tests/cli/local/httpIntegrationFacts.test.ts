import { httpIntegrationFacts } from "../../fidelity/facts/httpIntegration";
import { httpIntegrationResponseFacts } from "../../fidelity/facts/httpIntegrationResponses";
import { describeFacts } from "./recordedFacts";

describeFacts("HTTP without proxy, requests", httpIntegrationFacts);
describeFacts("HTTP without proxy, responses", httpIntegrationResponseFacts);
