import { authorizerFacts } from "../../fidelity/facts/authorizers";
import { describeFacts } from "./recordedFacts";

describeFacts("Authorizers", authorizerFacts);
