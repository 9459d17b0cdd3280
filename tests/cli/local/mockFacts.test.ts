import { mockFacts } from "../../fidelity/facts/mock";
import { mockStatusFacts } from "../../fidelity/facts/mockStatus";
import { describeFacts } from "./recordedFacts";

describeFacts("Mock integrations", mockFacts);
describeFacts("The status that a mock's request template gives", mockStatusFacts);
