import { describeFacts } from "./recordedFacts";

describeFacts("Lambda proxy, events");
describeFacts("Lambda proxy, answers");
