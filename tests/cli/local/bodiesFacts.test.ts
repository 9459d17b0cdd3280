import { describeFacts } from "./recordedFacts";

describeFacts("Bytes, sizes and codings of bodies");
