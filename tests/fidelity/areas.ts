import { authorizerFacts } from "./facts/authorizers";
import { binaryFacts } from "./facts/binary";
import { bodyFacts } from "./facts/bodies";
import { canaryFacts } from "./facts/canaries";
import { documentFacts } from "./facts/documents";
import { entryFacts } from "./facts/entry";
import { gatewayResponseFacts } from "./facts/gatewayResponses";
import { httpIntegrationFacts } from "./facts/httpIntegration";
import { httpIntegrationResponseFacts } from "./facts/httpIntegrationResponses";
import { httpProxyFacts } from "./facts/httpProxy";
import { httpProxyAnswerFacts } from "./facts/httpProxyAnswers";
import { lambdaIntegrationFacts } from "./facts/lambdaIntegration";
import { lambdaProxyFacts } from "./facts/lambdaProxy";
import { lambdaProxyAnswerFacts } from "./facts/lambdaProxyAnswers";
import { lambdaProxyBinaryFacts } from "./facts/lambdaProxyBinary";
import { mockFacts } from "./facts/mock";
import { mockStatusFacts } from "./facts/mockStatus";
import { policyFacts } from "./facts/policies";
import { httpProxyDetailFacts, lambdaProxyDetailFacts } from "./facts/proxiedDetails";
import { requestMappingFacts } from "./facts/requestMappings";
import { requiredParameterFacts } from "./facts/requiredParameters";
import { routingFacts } from "./facts/routing";
import { slashFacts } from "./facts/slashes";
import { templatesInputFacts } from "./facts/templatesInput";
import { templatesLanguageFacts } from "./facts/templatesLanguage";
import { templatesUtilFacts } from "./facts/templatesUtil";
import { validationFacts } from "./facts/validation";

/** All recorded facts that are an API and requests to it. An id names one fact alone. */
export const factsByArea = {
    Authorizers: authorizerFacts,
    "Bytes, sizes and codings of bodies": [...binaryFacts, ...bodyFacts],
    "Who gets in": entryFacts,
    "HTTP without proxy, requests": httpIntegrationFacts,
    "HTTP without proxy, responses": httpIntegrationResponseFacts,
    "HTTP proxy, requests": httpProxyFacts,
    "HTTP proxy, answers": httpProxyAnswerFacts,
    "Lambda without proxy": lambdaIntegrationFacts,
    "Lambda proxy, events": lambdaProxyFacts,
    "Lambda proxy, answers": lambdaProxyAnswerFacts,
    "Mock integrations": mockFacts,
    "The status that a mock's request template gives": mockStatusFacts,
    "Policies, canaries and the gateway's own answers": [...policyFacts, ...canaryFacts, ...gatewayResponseFacts],
    "HTTP proxy, addresses and statuses": httpProxyDetailFacts,
    "Lambda proxy, further fields": lambdaProxyDetailFacts,
    "Lambda proxy, binary types": lambdaProxyBinaryFacts,
    "Mappings of requests": requestMappingFacts,
    "Routes and documents": [...routingFacts, ...documentFacts],
    Slashes: slashFacts,
    "Mapping templates, $input": templatesInputFacts,
    "Mapping templates, $util and texts": templatesUtilFacts,
    "Mapping templates, the language": templatesLanguageFacts,
    "What a request must have": [...requiredParameterFacts, ...validationFacts],
};

export type Area = keyof typeof factsByArea;
