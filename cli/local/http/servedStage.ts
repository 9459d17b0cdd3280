import { Authorize } from "../authorizers/authorize";
import { Invoker } from "../authorizers/lambdaAuthorizer";
import { stageAuthorizers } from "../authorizers/stageAuthorizers";
import { ApiKey, DeployedStage, Method } from "../deployed";
import { Dictionary, dictionary } from "../dictionary";
import { Exchange, StageOfExchange } from "../exchange/exchange";
import { GatewayError } from "../gatewayError";
import { Answer } from "../integrations/answer";
import { answerOf } from "../integrations/integrationAnswer";
import { LambdaFunctions } from "../lambda/lambdaFunctions";
import { CustomerLimits, Limits, MethodLimits } from "../limits/limits";
import { ApiKeys } from "./apiKeys";
import { GatewayResponses } from "./gatewayResponses";
import { Routes, routes } from "./routes";

/** A stage, made ready to answer: all that does not depend on the request is worked out here. */
export class ServedStage implements StageOfExchange {
    readonly responses: GatewayResponses;
    readonly variables: Dictionary<string>;
    private readonly routes: Routes<RoutedMethod>;

    constructor(
        readonly deployed: DeployedStage,
        limits: Limits,
        keys: ApiKeys,
        invoker: Invoker,
    ) {
        const { functions } = invoker;
        const authorizerOf = stageAuthorizers(deployed, invoker);
        this.responses = new GatewayResponses(deployed.gatewayResponses);
        this.variables = dictionary(Object.entries(deployed.variables));
        this.routes = routesOf(
            deployed.methods.map(
                method =>
                    new RoutedMethod(deployed, method, limits, keys, answerTo(method, functions), authorizerOf(method)),
            ),
        );
    }

    find(exchange: Exchange): RoutedMethod | undefined {
        return this.routes.find(exchange.request.method!, exchange.resourcePath);
    }
}

/** A method of a stage, with its limits and its integration. */
export class RoutedMethod {
    private ofMethod?: MethodLimits;
    private readonly customers = new Map<ApiKey, CustomerLimits | undefined>();

    constructor(
        private readonly stage: DeployedStage,
        readonly method: Method,
        private readonly allLimits: Limits,
        private readonly keys: ApiKeys,
        readonly answer: Answer,
        /** Absent where everybody may call it. */
        readonly authorize?: Authorize,
    ) {}

    /** Asked for when the method is served, and not when it is made: what can't be served must touch no limit. */
    get limits(): MethodLimits {
        return (this.ofMethod ??= this.allLimits.ofMethod(this.stage, this.method));
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

/** What the program must mend is said of the method that it is in. */
function answerTo(method: Method, functions: LambdaFunctions): Answer {
    try {
        return answerOf(method, functions);
    } catch (error) {
        throw new GatewayError(`"${method.httpMethod} ${method.path}" can't be served: ${(error as Error).message}`);
    }
}

function routesOf(methods: RoutedMethod[]): Routes<RoutedMethod> {
    try {
        return routes(methods);
    } catch (error) {
        throw new GatewayError(`the paths of the API can't be served together: ${(error as Error).message}`);
    }
}
