import { lambdaProxyFacts } from "../../fidelity/facts/lambdaProxy";
import { lambdaProxyAnswerFacts } from "../../fidelity/facts/lambdaProxyAnswers";
import { describeFacts } from "./recordedFacts";

describeFacts("Lambda proxy, events", lambdaProxyFacts);
describeFacts("Lambda proxy, answers", lambdaProxyAnswerFacts);
