import { describeFacts } from "./recordedFacts";

describeFacts("HTTP proxy, requests");
describeFacts("HTTP proxy, answers");
