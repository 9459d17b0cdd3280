import { describeFacts } from "./recordedFacts";

describeFacts("Slashes");
