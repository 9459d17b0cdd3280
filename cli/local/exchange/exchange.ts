import { randomUUID } from "crypto";
import { IncomingMessage, ServerResponse } from "http";
import { ContentCoding, compressed } from "../bodies/contentCoding";
import { ApiKey, DeployedStage, Method } from "../deployed";
import { Dictionary } from "../dictionary";
import { CustomerLimits } from "../limits/limits";
import { withoutSlashesAtEnd } from "../slashes";
import { GatewayResponseDetails, GatewayResponseType } from "./gatewayResponseTypes";
import { TraceId, traceId } from "./traceId";

/** The stage that serves a request, as far as its answer depends on it. */
export interface StageOfExchange {
    readonly deployed: DeployedStage;
    readonly variables: Dictionary<string>;
    readonly responses: OwnResponses;
    /** Whether it is the canary of a stage; absent where the stage has none. */
    readonly isCanary?: boolean;
}

/** The answers that the gateway gives by itself. */
export interface OwnResponses {
    send(exchange: Exchange, type: GatewayResponseType, details?: GatewayResponseDetails): void;
}

/** One request and its answer, from the first look at the URL to the log line. */
export class Exchange {
    readonly requestId = randomUUID();
    stage?: StageOfExchange;
    method?: Method;
    key?: ApiKey;
    customer?: CustomerLimits;
    /** `$context.authorizer`, once an authorizer has answered. */
    authorizer?: { [name: string]: unknown };
    /** The value of the key, where an authorizer gave one. */
    usageIdentifierKey?: string;
    /** Why the request was refused or failed, for the log. */
    reason?: string;
    /** How the integration's answer is compressed, where it is large enough. */
    coding?: ContentCoding;
    /** The whole path, `/dev/orders/1`, as the client sent it. */
    path: string;
    /** Within the stage: `/orders/1`. */
    resourcePath = "/";
    /** Without the question mark. */
    readonly queryString: string;
    private trace?: TraceId;

    constructor(
        readonly request: IncomingMessage,
        readonly response: ServerResponse,
    ) {
        const target = originForm(request.url!);
        const mark = target.indexOf("?");
        this.path = mark < 0 ? target : target.slice(0, mark);
        this.queryString = mark < 0 ? "" : target.slice(mark + 1);
    }

    /** From the stage's name on, wherever this machine serves the stage, with its slashes: `/dev//orders/1`. */
    get stagePath(): string {
        const { path, resourcePath, stage } = this;
        const address = path.endsWith(resourcePath) ? path.slice(0, path.length - resourcePath.length) : path;
        return `/${stage!.deployed.stageName}${path.slice(withoutSlashesAtEnd(address).length)}`;
    }

    get traceId(): TraceId {
        return (this.trace ??= traceId(this.header("x-amzn-trace-id")));
    }

    /** The service sends a second id with each answer; here it is the first in another form. */
    get extendedRequestId(): string {
        return `${this.requestId.slice(0, 8)}${this.requestId.slice(24, 31)}=`;
    }

    header(name: string): string | undefined {
        const value = this.request.headers[name];
        return Array.isArray(value) ? value.join(", ") : value;
    }

    /** Sends the answer, unless the client is gone or has got one. `headers` is a flat list of names and values. */
    send(status: number, headers: readonly string[], body: string | Buffer): void {
        const minimum = this.stage?.deployed.minimumCompressionSize;
        if (this.coding && minimum !== undefined) {
            ({ headers, body } = compressed(this.coding, minimum, headers, body));
        }
        this.sendWith(
            ["x-amzn-RequestId", this.requestId, "x-amz-apigw-id", this.extendedRequestId],
            status,
            headers,
            body,
        );
    }

    /** Sends an answer of the part of the service that stands before all APIs: it has no ids. */
    sendOfFrontEnd(status: number, headers: readonly string[], body: string): void {
        this.sendWith([], status, headers, body);
    }

    private sendWith(all: string[], status: number, headers: readonly string[], body: string | Buffer): void {
        const { response } = this;
        if (response.headersSent || response.destroyed) return;
        const length = typeof body === "string" ? Buffer.byteLength(body) : body.length;
        for (const text of headers) all.push(text);
        if (status !== 204) all.push("Content-Length", String(length));
        // An interim status ends no answer (RFC 9110, 15.2); what the service makes of one is not known.
        response.writeHead(status < 200 ? 500 : status, all);
        response.end(body);
    }
}

/** A proxy's form of the target, `http://host/path`, asks for the path too. */
function originForm(target: string): string {
    if (target.startsWith("/")) return target;
    const [scheme] = /^https?:\/\//i.exec(target) ?? [];
    if (scheme === undefined) return "/";
    const start = target.slice(scheme.length).search(/[/?#]/);
    const path = start < 0 ? "" : target.slice(scheme.length + start);
    return path.startsWith("/") ? path : `/${path}`;
}
