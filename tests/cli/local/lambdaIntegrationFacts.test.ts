import { lambdaIntegrationFacts } from "../../fidelity/facts/lambdaIntegration";
import { describeFacts } from "./recordedFacts";

describeFacts("Lambda without proxy", lambdaIntegrationFacts);
