import { describeFacts } from "./recordedFacts";

describeFacts("Mappings of requests");
