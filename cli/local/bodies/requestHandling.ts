import { DeployedStage, Integration } from "../deployed";
import { Exchange } from "../exchange/exchange";
import { converted } from "./contentHandling";
import { isBinary, isUtf8Text, mediaTypeOf } from "./mediaTypes";

/** What becomes of a request's body on its way to the integration. */
export interface RequestHandling {
    /** Whether the integration might get other bytes than the client sent. */
    mayConvert(exchange: Exchange): boolean;
    /** What the integration gets; nothing where the service answers 500, as this has done then. */
    convert(exchange: Exchange, body: Buffer): Buffer | undefined;
    /** Whether the integration can take the request's media type; answers where it can't. Absent where it always can. */
    takes?: (exchange: Exchange) => boolean;
}

/** Nothing for a proxied function, which gets the body in an event of its own form. */
export function requestHandling(
    { binaryMediaTypes }: DeployedStage,
    integration: Integration | undefined,
): RequestHandling | undefined {
    if (!integration || integration.type === "AWS_PROXY") return undefined;
    const { contentHandling, type } = integration;
    const templates = type === "HTTP_PROXY" ? undefined : integration.requestTemplates;
    const mayBeBytes = contentHandling === "CONVERT_TO_BINARY" || (!contentHandling && !!binaryMediaTypes?.length);
    const isBinaryBody = (exchange: Exchange) =>
        isBinary(mediaTypeOf(exchange.header("content-type")), binaryMediaTypes);
    const becomesBytes = (isBinaryType: boolean) =>
        contentHandling ? contentHandling === "CONVERT_TO_BINARY" : isBinaryType;
    // A template reads text, so bytes end in "Unable to transform request" (aws/chalice #1310, clebert/aws-simple #167;
    // LS test_apigw_s3_binary_support_request_convert_to_binary_with_request_template): a preflight's mock, too, under a
    // binary media type for all.
    const takes = (exchange: Exchange) => {
        const mediaType = mediaTypeOf(exchange.header("content-type"));
        const template = templates?.[mediaType] ?? templates?.$default;
        if (template === undefined || !becomesBytes(isBinaryBody(exchange))) return true;
        refuse(exchange, `its request template gets ${mediaType} as bytes without contentHandling CONVERT_TO_TEXT`);
        return false;
    };
    return {
        ...(templates && mayBeBytes && { takes }),
        mayConvert(exchange) {
            const isBinaryType = isBinaryBody(exchange);
            if (becomesBytes(isBinaryType)) return !isBinaryType || templates !== undefined;
            return isBinaryType || !isUtf8Text(exchange.header("content-type"));
        },
        convert(exchange, body) {
            const isBinaryType = isBinaryBody(exchange);
            const result = converted(body, isBinaryType, becomesBytes(isBinaryType));
            if (!result) refuse(exchange, "contentHandling is CONVERT_TO_BINARY, and the body is no base64");
            return result;
        },
    };
}

function refuse(exchange: Exchange, reason: string): void {
    exchange.reason = reason;
    exchange.stage!.responses.send(exchange, "API_CONFIGURATION_ERROR");
}
