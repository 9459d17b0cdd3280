import { Integration } from "../deployed";
import { Exchange } from "../exchange/exchange";

/**
 * A request's body as its template sees it. Where the API takes the media type (`application/json` without one) as
 * binary, it is base64 with `contentHandling: CONVERT_TO_TEXT`, and can't be transformed otherwise: then undefined (DG
 * "Content type conversions"; that a mock without a body fails too, aws/chalice #1310 and clebert/aws-simple #167).
 */
export function payloadText(exchange: Exchange, { contentHandling }: Integration, body: Buffer): string | undefined {
    const types = exchange.stage!.deployed.binaryMediaTypes ?? [];
    if (types.length === 0) return body.toString("utf8");
    const mediaType = (exchange.header("content-type") ?? "application/json").split(";", 1)[0].trim().toLowerCase();
    const isBinary = types.some(type => type === "*/*" || type.toLowerCase() === mediaType);
    if (!isBinary) return body.toString("utf8");
    return contentHandling === "CONVERT_TO_TEXT" ? body.toString("base64") : undefined;
}
