import { describeFacts } from "./recordedFacts";

describeFacts("What a request must have");
