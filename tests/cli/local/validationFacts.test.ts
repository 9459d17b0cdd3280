import { requiredParameterFacts } from "../../fidelity/facts/requiredParameters";
import { validationFacts } from "../../fidelity/facts/validation";
import { describeFacts } from "./recordedFacts";

describeFacts("What a request must have", [...requiredParameterFacts, ...validationFacts]);
