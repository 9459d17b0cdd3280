import { binaryFacts } from "../../fidelity/facts/binary";
import { bodyFacts } from "../../fidelity/facts/bodies";
import { describeFacts } from "./recordedFacts";

describeFacts("Bytes, sizes and codings of bodies", [...binaryFacts, ...bodyFacts]);
