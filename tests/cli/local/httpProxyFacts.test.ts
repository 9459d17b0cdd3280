import { httpProxyFacts } from "../../fidelity/facts/httpProxy";
import { httpProxyAnswerFacts } from "../../fidelity/facts/httpProxyAnswers";
import { describeFacts } from "./recordedFacts";

describeFacts("HTTP proxy, requests", httpProxyFacts);
describeFacts("HTTP proxy, answers", httpProxyAnswerFacts);
