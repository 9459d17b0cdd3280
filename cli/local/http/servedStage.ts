import { Authorize } from "../authorizers/authorize";
import { Invoker } from "../authorizers/lambdaAuthorizer";
import { stageAuthorizers } from "../authorizers/stageAuthorizers";
import { prepared } from "../bodies/preparedRequest";
import { ApiKey, Canary, DeployedStage, Method } from "../deployed";
import { Dictionary, dictionary } from "../dictionary";
import { Exchange, StageOfExchange } from "../exchange/exchange";
import { GatewayError } from "../gatewayError";
import { Answer } from "../integrations/answer";
import { answerOf } from "../integrations/integrationAnswer";
import { LambdaFunctions } from "../lambda/lambdaFunctions";
import { CustomerLimits, Limits, MethodLimits } from "../limits/limits";
import { ResourcePolicy, resourcePolicy } from "../policies/resourcePolicy";
import { Models } from "../validation/bodyValidation";
import { ApiKeys } from "./apiKeys";
import { GatewayResponses } from "./gatewayResponses";
import { Routes, routes } from "./routes";

/** A stage, made ready to answer: all that does not depend on the request is worked out here. */
export class ServedStage implements StageOfExchange {
    readonly responses: GatewayResponses;
    readonly variables: Dictionary<string>;
    readonly policy: ResourcePolicy | undefined;
    private readonly routes: Routes<RoutedMethod>;
    readonly isCanary?: boolean;
    private readonly canary?: ServedStage;

    constructor(
        readonly deployed: DeployedStage,
        limits: Limits,
        keys: ApiKeys,
        invoker: Invoker,
        isCanary = false,
    ) {
        const { functions } = invoker;
        const authorizerOf = stageAuthorizers(deployed, invoker);
        this.responses = new GatewayResponses(deployed.gatewayResponses);
        this.variables = dictionary(Object.entries(deployed.variables));
        this.policy = resourcePolicy(deployed);
        const models = new Models(deployed);
        this.routes = routesOf(
            deployed.methods.map(
                method =>
                    new RoutedMethod(
                        deployed,
                        method,
                        limits,
                        keys,
                        answerTo(deployed, method, functions, models),
                        authorizerOf(method),
                    ),
            ),
        );
        if (!deployed.canary) return;
        this.isCanary = isCanary;
        if (isCanary) return;
        this.canary = new ServedStage(canaryStage(deployed, deployed.canary), limits, keys, invoker, true);
    }

    /** The stage, or its canary for the canary's share of the requests. */
    chosen(random: () => number): ServedStage {
        const share = this.deployed.canary?.percentTraffic ?? 0;
        return this.canary && random() * 100 < share ? this.canary : this;
    }

    find(exchange: Exchange): RoutedMethod | undefined {
        return this.routes.find(exchange.request.method!, exchange.resourcePath);
    }
}

/** A method of a stage, with its limits and its integration. */
export class RoutedMethod {
    private ofMethod?: MethodLimits;
    /** A key that a call has changed, or put into another plan, is another object. */
    private readonly customers = new WeakMap<ApiKey, { limits: CustomerLimits | undefined }>();

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
        const known = this.customers.get(key);
        if (known) return known.limits;
        const plan = this.keys.plan(key, this.stage);
        const limits = plan && this.allLimits.ofCustomer(plan, key, this.limits);
        this.customers.set(key, { limits });
        return limits;
    }
}

/** What the program must mend is said of the method that it is in. */
function answerTo(stage: DeployedStage, method: Method, functions: LambdaFunctions, models: Models): Answer {
    try {
        return prepared(stage, method, models, answerOf(method, functions));
    } catch (error) {
        throw new GatewayError(`"${method.httpMethod} ${method.path}" can't be served: ${(error as Error).message}`);
    }
}

function canaryStage(stage: DeployedStage, { variables, functions = {} }: Canary): DeployedStage {
    const methods = stage.methods.map(method => {
        const lambda = functions[method.integration?.uri ?? ""];
        return method.integration && lambda ? { ...method, integration: { ...method.integration, lambda } } : method;
    });
    return { ...stage, variables, methods };
}

function routesOf(methods: RoutedMethod[]): Routes<RoutedMethod> {
    try {
        return routes(methods);
    } catch (error) {
        throw new GatewayError(`the paths of the API can't be served together: ${(error as Error).message}`);
    }
}
