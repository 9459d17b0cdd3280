import { describeFacts } from "./recordedFacts";

describeFacts("Who gets in");
