import { entryFacts } from "../../fidelity/facts/entry";
import { describeFacts } from "./recordedFacts";

describeFacts("Who gets in", entryFacts);
