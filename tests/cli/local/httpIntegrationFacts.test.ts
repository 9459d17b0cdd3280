import { describeFacts } from "./recordedFacts";

describeFacts("HTTP without proxy, requests");
describeFacts("HTTP without proxy, responses");
