import { describeFacts } from "./recordedFacts";

describeFacts("Lambda without proxy");
