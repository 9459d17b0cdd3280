import { describeFacts } from "./recordedFacts";

describeFacts("HTTP proxy, addresses and statuses");
describeFacts("Lambda proxy, further fields");
describeFacts("Lambda proxy, binary types");
