import { IncomingMessage, ServerResponse } from "http";
import { Deployed } from "../deployed";
import { headersFit } from "../exchange/requestSize";
import { Limits } from "../limits/limits";
import { ControlError } from "./controlError";
import { ControlRequest, operationOf } from "./operations";

/** Far more than a request of these operations has. */
const bodyLimit = 100_000;

/**
 * Answers the operator's questions as the API Gateway control plane does, for the AWS SDKs and CLI. Which requests are
 * meant for it is said by their signature, whose scope names the service: `.../apigateway/aws4_request`. So no name of
 * a stage collides with it. The signature itself can't be checked, since any credentials do here.
 *
 * Key values are among the answers. Therefore only this machine may ask, under a name of this machine's: a page in a
 * browser that reaches the port under a name of its own (DNS rebinding) gets nothing.
 */
export class ControlPlane {
    private deployed: Deployed = { stages: [], plans: [], keys: [] };

    constructor(private readonly limits: Limits) {}

    swap(deployed: Deployed): void {
        this.deployed = deployed;
    }

    /** Never what is too large, which is refused before anything reads it. */
    isMeant(request: IncomingMessage): boolean {
        const { authorization } = request.headers;
        return authorization !== undefined && headersFit(request) && isSignedFor("apigateway", authorization);
    }

    handle(request: IncomingMessage, response: ServerResponse): void {
        this.answer(request)
            .then(answer => send(response, 200, answer))
            .catch((error: unknown) => {
                if (error instanceof ControlError) send(response, error.status, { message: error.message }, error.type);
                else send(response, 500, { message: String(error) }, "InternalFailure");
            });
    }

    private async answer(request: IncomingMessage): Promise<object> {
        if (!isLocal(request)) {
            throw new ControlError(403, "AccessDeniedException", "Only this machine may manage the local gateway");
        }
        const { pathname, searchParams } = new URL(request.url!, "http://localhost");
        const found = operationOf(request.method!, pathname);
        if (!found) {
            const asked = `${request.method} ${pathname}`;
            throw new ControlError(501, "NotImplementedException", `The local gateway does not implement ${asked}`);
        }
        const { operation, parameters } = found;
        const body = await readJson(request);
        const asked: ControlRequest = { parameters, query: searchParams, body };
        return operation(asked, this.deployed, this.limits);
    }
}

/** `AWS4-HMAC-SHA256 Credential=<id>/<date>/<region>/<service>/aws4_request, SignedHeaders=…, Signature=…` */
function isSignedFor(service: string, authorization: string): boolean {
    const [algorithm, ...fields] = authorization.split(/[,\s]+/);
    const credential = fields.find(field => field.startsWith("Credential="));
    if (algorithm !== "AWS4-HMAC-SHA256" || credential === undefined) return false;
    return credential.endsWith(`/${service}/aws4_request`);
}

function isLocal({ socket, headers: { host = "" } }: IncomingMessage): boolean {
    const peer = socket.remoteAddress ?? "";
    const isLoopback = /^(::ffff:)?127\./.test(peer) || peer === "::1";
    return isLoopback && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(host);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
    const tooLarge = new ControlError(413, "RequestEntityTooLargeException", "The body is too large");
    if (Number(request.headers["content-length"] ?? 0) > bodyLimit) throw tooLarge;
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > bodyLimit) throw tooLarge;
        chunks.push(chunk);
    }
    const text = Buffer.concat(chunks).toString("utf8");
    try {
        return text === "" ? undefined : JSON.parse(text);
    } catch {
        throw new ControlError(400, "BadRequestException", "The body is not JSON");
    }
}

function send(response: ServerResponse, status: number, answer: object, errorType?: string): void {
    if (response.headersSent || response.destroyed) return;
    const body = JSON.stringify(answer);
    response.writeHead(status, {
        "Content-Type": "application/json",
        "Content-Length": Buffer.byteLength(body),
        ...(errorType ? { "x-amzn-ErrorType": errorType } : {}),
    });
    response.end(body);
}
