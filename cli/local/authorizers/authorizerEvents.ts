import { Exchange } from "../exchange/exchange";
import { eventOf } from "../integrations/lambdaProxy";
import { methodArn } from "./methodArn";

/** What the function of an authorizer gets (DG "Input to an API Gateway Lambda authorizer"). */
export function tokenEvent(exchange: Exchange, token: string) {
    return { type: "TOKEN", methodArn: methodArn(exchange), authorizationToken: token };
}

/** That of a proxy integration without the body; and a map that is empty is `{}`, and not null. */
export function requestEvent(exchange: Exchange) {
    const { body: _body, isBase64Encoded: _encoded, ...event } = eventOf(exchange, Buffer.alloc(0));
    return {
        type: "REQUEST",
        methodArn: methodArn(exchange),
        ...event,
        queryStringParameters: event.queryStringParameters ?? {},
        multiValueQueryStringParameters: event.multiValueQueryStringParameters ?? {},
        pathParameters: event.pathParameters ?? {},
        stageVariables: event.stageVariables ?? {},
    };
}
