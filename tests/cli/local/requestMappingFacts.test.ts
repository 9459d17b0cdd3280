import { requestMappingFacts } from "../../fidelity/facts/requestMappings";
import { describeFacts } from "./recordedFacts";

describeFacts("Mappings of requests", requestMappingFacts);
