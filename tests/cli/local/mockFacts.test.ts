import { describeFacts } from "./recordedFacts";

describeFacts("Mock integrations");
describeFacts("The status that a mock's request template gives");
