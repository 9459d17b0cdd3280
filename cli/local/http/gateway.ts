import { IncomingMessage, ServerResponse } from "http";
import { Deployed } from "../deployed";
import { RequestEvent } from "../events";
import { Exchange } from "../exchange/exchange";
import { headersFit, sendHeadersTooLarge } from "../exchange/requestSize";
import { LambdaFunctions } from "../lambda/lambdaFunctions";
import { Limits } from "../limits/limits";
import { ApiKeys } from "./apiKeys";
import { serviceResponses } from "./gatewayResponses";
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
    ) {}

    /** Makes another state of the stack ready; fails where it can't be served. What it gives begins to serve it. */
    prepare(deployed: Deployed): () => void {
        const keys = new ApiKeys(deployed.keys, deployed.plans);
        const addresses = new Map<string, ServedStage>();
        for (const stage of deployed.stages) {
            const served = new ServedStage(stage, this.limits, keys, this.functions);
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
            return serviceResponses.send(exchange, "MISSING_AUTHENTICATION_TOKEN");
        }
        const { stage, resourcePath } = found;
        exchange.stage = stage;
        exchange.resourcePath = resourcePath;
        const method = stage.find(exchange);
        if (!method) {
            exchange.reason = "there is no such route";
            return stage.responses.send(exchange, "MISSING_AUTHENTICATION_TOKEN");
        }
        exchange.method = method.method;
        if (!this.identify(exchange, stage, method)) return undefined;
        const refusal = this.limits.admit(method.limits, exchange.customer);
        if (refusal) {
            exchange.reason = refusal.type === "THROTTLED" ? `throttled by ${refusal.detail}` : "the quota is used up";
            return stage.responses.send(exchange, refusal.type);
        }
        return method.answer(exchange);
    }

    /** Finds the customer of a method that needs a key; otherwise answers, and says false. */
    private identify(exchange: Exchange, { responses, deployed }: ServedStage, routed: RoutedMethod): boolean {
        const { authorization, apiKeyRequired } = routed.method;
        if (authorization !== "NONE") {
            return refuseToRun(exchange, `its authorization is ${authorization}, and no authorizer is run here`);
        }
        if (!apiKeyRequired) return true;
        if (deployed.apiKeySource === "AUTHORIZER") {
            return refuseToRun(exchange, "its API takes keys from an authorizer, and no authorizer is run here");
        }
        const value = exchange.request.headers["x-api-key"];
        const key = typeof value === "string" && value !== "" ? this.keys.find(value) : undefined;
        exchange.key = key;
        const customer = key?.enabled ? routed.customer(key) : undefined;
        if (customer) {
            exchange.customer = customer;
            return true;
        }
        if (!key) exchange.reason = value ? "there is no such key" : "no x-api-key header";
        else exchange.reason = key.enabled ? "the key is in no plan of this stage" : "the key is disabled";
        responses.send(exchange, "INVALID_API_KEY");
        return false;
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
                customer: exchange.key?.name,
                plan: customer?.plan.name,
                remaining: customer && this.limits.remaining(customer),
                reason: response.writableFinished ? exchange.reason : (exchange.reason ?? "the client went away"),
                stage: exchange.stage?.deployed.stageName,
                durationMs: performance.now() - start,
            });
        });
    }
}

function refuseToRun(exchange: Exchange, why: string): false {
    exchange.reason = why;
    exchange.stage!.responses.send(exchange, "NOT_IMPLEMENTED", {
        message: `The local gateway can't serve this method: ${why}`,
    });
    return false;
}

/** A fault of this gateway, or of a template: the service answers its own in the same words. */
function fail(exchange: Exchange, error: unknown): void {
    exchange.reason = `internal error: ${error instanceof Error ? error.message : String(error)}`;
    (exchange.stage?.responses ?? serviceResponses).send(exchange, "API_CONFIGURATION_ERROR");
}
