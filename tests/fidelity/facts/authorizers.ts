import { RecordedFact } from "../recordedFact";
import { authorizerAnswerFacts } from "./authorizerAnswers";
import { cognitoAuthorizerFacts } from "./cognitoAuthorizers";
import { requestAuthorizerFacts } from "./requestAuthorizers";
import { tokenAuthorizerFacts } from "./tokenAuthorizers";

/** Authorizers: who is asked, with what, and what the answer means. */
export const authorizerFacts: RecordedFact[] = [
    ...tokenAuthorizerFacts,
    ...requestAuthorizerFacts,
    ...authorizerAnswerFacts,
    ...cognitoAuthorizerFacts,
];
