import { ApiKey, DeployedStage, Method } from "../deployed";
import { CustomerLimits, Limits, MethodLimits } from "../limits";
import { ApiKeys } from "./apiKeys";
import { Exchange } from "./exchange";
import { GatewayResponses } from "./gatewayResponses";
import { Answer, answerOf } from "./integrations";
import { LambdaFunctions } from "../lambda";
import { Routes, routes } from "./routes";

/** A stage, made ready to answer: all that does not depend on the request is worked out here. */
export class ServedStage {
    readonly responses: GatewayResponses;
    private readonly routes: Routes<RoutedMethod>;

    constructor(
        readonly deployed: DeployedStage,
        limits: Limits,
        keys: ApiKeys,
        functions: LambdaFunctions,
    ) {
        this.responses = new GatewayResponses(deployed.gatewayResponses);
        this.routes = routes(
            deployed.methods.map(
                method => new RoutedMethod(deployed, method, limits, keys, answerOf(method, functions)),
            ),
        );
    }

    find(exchange: Exchange): RoutedMethod | undefined {
        return this.routes.find(exchange.request.method!, exchange.resourcePath);
    }
}

/** A method of a stage, with its limits and its integration. */
export class RoutedMethod {
    readonly limits: MethodLimits;
    private readonly customers = new Map<ApiKey, CustomerLimits | undefined>();

    constructor(
        private readonly stage: DeployedStage,
        readonly method: Method,
        private readonly allLimits: Limits,
        private readonly keys: ApiKeys,
        readonly answer: Answer,
    ) {
        this.limits = allLimits.ofMethod(stage, method);
    }

    /** The limits of a customer here; undefined where no plan of the key covers this stage. */
    customer(key: ApiKey): CustomerLimits | undefined {
        if (!this.customers.has(key)) {
            const plan = this.keys.plan(key, this.stage);
            this.customers.set(key, plan && this.allLimits.ofCustomer(plan, key, this.limits));
        }
        return this.customers.get(key);
    }
}
