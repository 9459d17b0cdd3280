import { describeFacts } from "./recordedFacts";

describeFacts("Policies, canaries and the gateway's own answers");
