import { describeFacts } from "./recordedFacts";

describeFacts("Authorizers");
