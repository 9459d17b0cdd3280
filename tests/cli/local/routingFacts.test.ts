import { describeFacts } from "./recordedFacts";

describeFacts("Routes and documents");
