import { randomUUID } from "node:crypto";
import { IncomingMessage, ServerResponse } from "http";
import { headersFit } from "../exchange/requestSize";
import { isOfThisMachine } from "../http/loopback";
import { Limits } from "../limits/limits";
import { ControlError } from "./controlError";
import { ControlAnswer, ControlRequest } from "./operation";
import { operationOf } from "./operations";
import { ServedCustomers } from "./servedCustomers";

/** Far more than a file of 10,000 keys has. */
const bodyLimit = 4_000_000;

/**
 * Answers the operator's questions as the API Gateway control plane does, for the AWS SDKs and CLI. Which requests are
 * meant for it is said by their signature, whose scope names the service: `.../apigateway/aws4_request`. So no name of
 * a stage collides with it. The signature itself can't be checked, since any credentials do here.
 *
 * Key values are among the answers. Therefore only this machine may ask, under a name of this machine's: a page in a
 * browser that reaches the port under a name of its own (DNS rebinding) gets nothing, and neither does any other
 * page.
 */
export class ControlPlane {
    constructor(
        private readonly customers: ServedCustomers,
        private readonly limits: Limits,
    ) {}

    /** Never what is too large, which is refused before anything reads it. */
    isMeant(request: IncomingMessage): boolean {
        const { authorization } = request.headers;
        return authorization !== undefined && headersFit(request) && isSignedFor("apigateway", authorization);
    }

    handle(request: IncomingMessage, response: ServerResponse): void {
        this.answer(request)
            .then(answer => send(response, answer))
            .catch((error: unknown) => send(response, failure(error)));
    }

    private async answer(request: IncomingMessage): Promise<ControlAnswer> {
        if (!isOfThisMachine(request)) {
            throw new ControlError(403, "AccessDeniedException", "Only this machine may manage the local gateway");
        }
        if (isOfPage(request)) {
            throw new ControlError(403, "AccessDeniedException", "No page in a browser may manage the local gateway");
        }
        const { pathname, searchParams } = new URL(request.url!, "http://localhost");
        const found = operationOf(request.method!, pathname);
        if (!found) {
            const asked = `${request.method} ${pathname}`;
            throw new ControlError(501, "NotImplementedException", `The local gateway does not implement ${asked}`);
        }
        const { operation, parameters } = found;
        const text = await readText(request);
        // The one operation whose body is no JSON: ImportApiKeys.
        const body = searchParams.get("mode") === "import" ? undefined : jsonOf(text);
        const asked: ControlRequest = { parameters, query: searchParams, headers: request.headers, text, body };
        return operation(asked, { customers: this.customers, limits: this.limits });
    }
}

/** `AWS4-HMAC-SHA256 Credential=<id>/<date>/<region>/<service>/aws4_request, SignedHeaders=…, Signature=…` */
function isSignedFor(service: string, authorization: string): boolean {
    const [algorithm, ...fields] = authorization.split(/[,\s]+/);
    const credential = fields.find(field => field.startsWith("Credential="));
    if (algorithm !== "AWS4-HMAC-SHA256" || credential === undefined) return false;
    return credential.endsWith(`/${service}/aws4_request`);
}

/**
 * What a browser sends for a page, it marks. Such a request could come here where a stage's own CORS answers let the
 * `Authorization` header pass: the page can't read the answer, but the call would have been made. A page of this very
 * origin is a backend's, which is no operator either.
 */
function isOfPage({ headers }: IncomingMessage): boolean {
    return headers.origin !== undefined || headers["sec-fetch-site"] !== undefined;
}

async function readText(request: IncomingMessage): Promise<string> {
    const tooLarge = new ControlError(413, "RequestEntityTooLargeException", "The body is too large");
    if (Number(request.headers["content-length"] ?? 0) > bodyLimit) throw tooLarge;
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > bodyLimit) throw tooLarge;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8");
}

function jsonOf(text: string): unknown {
    try {
        return text === "" ? undefined : JSON.parse(text);
    } catch {
        throw new ControlError(400, "BadRequestException", "The body is not JSON");
    }
}

function failure(error: unknown): ControlAnswer {
    const [status, type] = error instanceof ControlError ? [error.status, error.type] : [500, "InternalFailure"];
    const message = error instanceof ControlError ? error.message : String(error);
    return { status, headers: { "x-amzn-ErrorType": type }, body: { message } };
}

function send(response: ServerResponse, { status = 200, headers = {}, body = "" }: ControlAnswer): void {
    if (response.headersSent || response.destroyed) return;
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const content =
        status === 204 ? {} : { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) };
    // The SDKs show the id of a call in an error's `$metadata` (aws-sdk-js #2458).
    response.writeHead(status, { "x-amzn-RequestId": randomUUID(), ...content, ...headers });
    response.end(text);
}
