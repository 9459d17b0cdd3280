import { Method } from "../deployed";
import { LambdaFunctions } from "../lambda/lambdaFunctions";
import { Answer } from "./answer";
import { httpProxyAnswer } from "./httpProxy";
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
        case "AWS_PROXY": {
            const { lambda } = integration;
            if (!lambda) return unsupported("its AWS_PROXY integration names no function of this stack");
            if ("unsupported" in lambda) return unsupported(lambda.unsupported);
            return lambdaProxyAnswer(integration, lambda, functions);
        }
        case undefined:
            return unsupported("it has no integration");
        default:
            return unsupported(`an integration of type ${integration!.type} is not run here`);
    }
}

function unsupported(why: string): Answer {
    return exchange => {
        exchange.reason = why;
        exchange.stage!.responses.send(exchange, "NOT_IMPLEMENTED", {
            message: `The local gateway can't serve this method: ${why}`,
        });
    };
}
