import { IncomingMessage, ServerResponse } from "http";
import { Authorize } from "../authorizers/authorize";
import { sendUnsigned } from "../authorizers/signature";
import { ApiKey, Deployed } from "../deployed";
import { RequestEvent } from "../events";
import { Exchange } from "../exchange/exchange";
import { headersFit, sendHeadersTooLarge } from "../exchange/requestSize";
import { nameOrId } from "../keyNames";
import { LambdaFunctions } from "../lambda/lambdaFunctions";
import { Limits } from "../limits/limits";
import { ApiKeys } from "./apiKeys";
import { serviceResponses } from "./gatewayResponses";
import { isHttpMethod } from "./routes";
import { RoutedMethod, ServedStage } from "./servedStage";
import { StageOfPath, emulatorAddress, stageAddress, stageOfPath } from "./stageAddresses";

/** Answers the requests to all stages, in the order in which the service looks at them. */
export class Gateway {
    private stageOf: StageOfPath<ServedStage> = () => undefined;
    private keys = new ApiKeys([], []);

    constructor(
        private readonly limits: Limits,
        private readonly functions: LambdaFunctions,
        private readonly now: () => number,
        private readonly onRequest?: (event: RequestEvent) => void,
        private readonly random: () => number = Math.random,
    ) {}

    /** Makes another state of the stack ready; fails where it can't be served. What it gives begins to serve it. */
    prepare(deployed: Deployed, keys: ApiKeys): () => void {
        const addresses = new Map<string, ServedStage>();
        for (const stage of deployed.stages) {
            const served = new ServedStage(stage, this.limits, keys, { functions: this.functions, now: this.now });
            addresses.set(emulatorAddress(stage), served);
            addresses.set(stageAddress(deployed, stage), served);
        }
        return () => {
            this.keys = keys;
            this.stageOf = stageOfPath(addresses);
        };
    }

    handle(request: IncomingMessage, response: ServerResponse): void {
        const exchange = new Exchange(request, response);
        if (this.onRequest) this.report(exchange, this.onRequest);
        try {
            const waiting = this.answer(exchange);
            if (waiting) waiting.catch((error: unknown) => fail(exchange, error));
        } catch (error) {
            fail(exchange, error);
        }
    }

    private answer(exchange: Exchange): void | Promise<void> {
        if (!headersFit(exchange.request)) return sendHeadersTooLarge(exchange);
        const found = this.stageOf(exchange.path);
        if (!found) {
            exchange.reason = "there is no such stage";
            return serviceResponses.send(exchange, "UNKNOWN_STAGE");
        }
        const stage = found.stage.chosen(this.random);
        exchange.stage = stage;
        exchange.resourcePath = found.resourcePath;
        overrideMethod(exchange.request);
        const method = stage.find(exchange);
        if (!method) return sendNoSuchRoute(exchange);
        exchange.method = method.method;
        if (stage.policy && !stage.policy.admits(exchange, method.method)) return undefined;
        const { authorize } = method;
        return authorize ? this.authorized(exchange, stage, method, authorize) : this.admitted(exchange, stage, method);
    }

    private async authorized(exchange: Exchange, stage: ServedStage, method: RoutedMethod, authorize: Authorize) {
        // A function that decides sees whose key it is.
        exchange.key = this.keyOf(exchange, stage, method);
        const mayPass = await authorize(exchange);
        if (mayPass && !exchange.response.destroyed) await this.admitted(exchange, stage, method);
    }

    /** A request that its authorizer lets pass: its key, its limits, and what answers it. */
    private admitted(exchange: Exchange, stage: ServedStage, method: RoutedMethod): void | Promise<void> {
        if (!this.identify(exchange, stage, method)) return undefined;
        const refusal = this.limits.admit(method.limits, exchange.customer);
        if (refusal) {
            exchange.reason = refusal.type === "THROTTLED" ? `throttled by ${refusal.detail}` : "the quota is used up";
            return stage.responses.send(exchange, refusal.type);
        }
        return method.answer(exchange);
    }

    /** Finds the customer of a method that needs a key; otherwise answers, and says false. */
    private identify(exchange: Exchange, stage: ServedStage, routed: RoutedMethod): boolean {
        if (!routed.method.apiKeyRequired) return true;
        const key = this.keyOf(exchange, stage, routed);
        exchange.key = key;
        const customer = key?.enabled ? routed.customer(key) : undefined;
        if (customer) {
            exchange.customer = customer;
            return true;
        }
        if (key) exchange.reason = key.enabled ? "the key is in no plan of this stage" : "the key is disabled";
        else exchange.reason = keyValue(exchange, stage) ? "there is no such key" : noKey(stage, routed);
        stage.responses.send(exchange, "INVALID_API_KEY");
        return false;
    }

    private keyOf(exchange: Exchange, stage: ServedStage, { method }: RoutedMethod): ApiKey | undefined {
        const value = method.apiKeyRequired ? keyValue(exchange, stage) : undefined;
        return value ? this.keys.find(value) : undefined;
    }

    private report(exchange: Exchange, onRequest: (event: RequestEvent) => void): void {
        const time = this.now();
        const start = performance.now();
        const { response } = exchange;
        response.on("close", () => {
            const { customer } = exchange;
            onRequest({
                time,
                method: exchange.request.method!,
                path: exchange.path,
                status: response.statusCode,
                customer: exchange.key && nameOrId(exchange.key),
                plan: customer?.plan.name,
                remaining: customer && this.limits.remaining(customer),
                reason: response.writableFinished ? exchange.reason : (exchange.reason ?? "the client went away"),
                stage: exchange.stage?.deployed.stageName,
                durationMs: performance.now() - start,
            });
        });
    }
}

/** From the header, or from the authorizer where the API says so (DG "Choose an API key source"). */
function keyValue({ request, usageIdentifierKey }: Exchange, { deployed }: ServedStage): string | undefined {
    if (deployed.apiKeySource === "AUTHORIZER") return usageIdentifierKey;
    const value = request.headers["x-api-key"];
    return typeof value === "string" ? value : undefined;
}

function noKey({ deployed }: ServedStage, { authorize }: RoutedMethod): string {
    if (deployed.apiKeySource === "HEADER") return "no x-api-key header";
    return authorize
        ? "its authorizer gave no usageIdentifierKey"
        : "its API takes keys from an authorizer, and it has none";
}

/** A client may send the method in a header (DG "Amazon API Gateway important notes"). */
function overrideMethod(request: IncomingMessage): void {
    const method = request.headers["x-http-method-override"];
    if (typeof method === "string" && isHttpMethod(method)) request.method = method;
}

/** At a route that does not exist the service expects a signature, and says so. */
function sendNoSuchRoute(exchange: Exchange): void {
    exchange.reason = "there is no such route";
    sendUnsigned(exchange);
}

/** A fault of this gateway, or of a template: the service answers its own in the same words. */
function fail(exchange: Exchange, error: unknown): void {
    exchange.reason = `internal error: ${error instanceof Error ? error.message : String(error)}`;
    (exchange.stage?.responses ?? serviceResponses).send(exchange, "API_CONFIGURATION_ERROR");
}
