import { Method } from "../deployed";
import { LambdaFunctions } from "../lambda/lambdaFunctions";
import { Answer } from "./answer";
import { httpAnswer } from "./httpIntegration";
import { httpProxyAnswer } from "./httpProxy";
import { lambdaAnswer } from "./lambdaIntegration";
import { lambdaProxyAnswer } from "./lambdaProxy";
import { mockAnswer } from "./mock";

/** What a method's integration does, worked out once. */
export function answerOf({ integration }: Method, functions: LambdaFunctions): Answer {
    switch (integration?.type) {
        case "MOCK":
            return mockAnswer(integration);
        case "HTTP_PROXY":
            return integration.uri === undefined
                ? unsupported("its HTTP_PROXY integration has no uri")
                : httpProxyAnswer(integration, integration.uri);
        case "HTTP":
            return integration.uri === undefined
                ? unsupported("its HTTP integration has no uri")
                : httpAnswer(integration, integration.uri);
        case "AWS_PROXY":
        case "AWS": {
            const { type, lambda, uri } = integration;
            if (lambda && "unsupported" in lambda) return unsupported(lambda.unsupported);
            if (lambda) return (type === "AWS" ? lambdaAnswer : lambdaProxyAnswer)(integration, lambda, functions);
            if (type === "AWS_PROXY") return unsupported("its AWS_PROXY integration names no function of this stack");
            return unsupported(`its AWS integration calls ${serviceOf(uri)}, which is not run here`);
        }
        case undefined:
            return unsupported("it has no integration");
    }
}

/** `arn:aws:apigateway:eu-west-1:sqs:path/…` names the service before its action or path. */
function serviceOf(uri = ""): string {
    return uri.split(":")[4] || "a service that its uri does not name";
}

function unsupported(why: string): Answer {
    return exchange => {
        exchange.reason = why;
        exchange.stage!.responses.send(exchange, "NOT_IMPLEMENTED", {
            message: `The local gateway can't serve this method: ${why}`,
        });
    };
}
