import { isUtf8 } from "node:buffer";

/**
 * A payload as the other side gets it: bytes as bytes or as base64, text as text or decoded from base64 (DG "Content
 * type conversions in API Gateway"; LS TestApiGatewayS3BinarySupport, recorded). Nothing where text should be base64
 * and is not: the service answers 500.
 */
export function converted(payload: Buffer, isBinaryPayload: boolean, toBinary: boolean): Buffer | undefined {
    if (isBinaryPayload) return toBinary ? payload : Buffer.from(payload.toString("base64"));
    if (toBinary) return decodedBase64(payload.toString("latin1"));
    // What is no UTF-8 does not survive: each wrong byte becomes U+FFFD.
    return isUtf8(payload) ? payload : Buffer.from(payload.toString("utf8"));
}

/** Node.js would skip what is no base64; the service refuses it. */
export function decodedBase64(text: string): Buffer | undefined {
    const isBase64 = text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
    return isBase64 ? Buffer.from(text, "base64") : undefined;
}
