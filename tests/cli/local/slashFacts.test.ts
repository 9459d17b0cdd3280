import { slashFacts } from "../../fidelity/facts/slashes";
import { describeFacts } from "./recordedFacts";

describeFacts("Slashes", slashFacts);
