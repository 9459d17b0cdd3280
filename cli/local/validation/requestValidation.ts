import { DeployedStage, Method } from "../deployed";
import { map } from "../deployedState/resources";
import { Exchange } from "../exchange/exchange";
import { Models } from "./bodyValidation";
import { missingParameters } from "./requiredParameters";

/** What a method's validator enforces. Each check answers a request that it does not accept, and says false then. */
export interface RequestValidation {
    acceptsParameters(exchange: Exchange): boolean;
    /** Whether the body matters. */
    readonly readsBody: boolean;
    acceptsBody(exchange: Exchange, body: Buffer): boolean;
}

/** Nothing where the method has no validator, or where it has nothing to look at. */
export function requestValidation(
    { requestValidators = {} }: DeployedStage,
    { validation }: Method,
    models: Models,
): RequestValidation | undefined {
    if (!validation) return undefined;
    const { validateRequestParameters, validateRequestBody } = map(requestValidators[validation.validator]);
    const required = isOn(validateRequestParameters) ? validation.requiredParameters : [];
    const readsBody = isOn(validateRequestBody) && Object.keys(validation.models).length > 0;
    if (required.length === 0 && !readsBody) return undefined;
    const bodyError = readsBody ? models.bodyValidation(validation.models) : () => undefined;
    return {
        readsBody,
        acceptsParameters(exchange) {
            const missing = required.length > 0 ? missingParameters(required, exchange) : [];
            if (missing.length === 0) return true;
            const message = `Missing required request parameters: [${missing.join(", ")}]`;
            exchange.reason = message;
            exchange.stage!.responses.send(exchange, "BAD_REQUEST_PARAMETERS", { message });
            return false;
        },
        acceptsBody(exchange, body) {
            const validationErrorString = bodyError(exchange.header("content-type"), body);
            if (validationErrorString === undefined) return true;
            exchange.reason = `invalid body: ${validationErrorString}`;
            exchange.stage!.responses.send(exchange, "BAD_REQUEST_BODY", { validationErrorString });
            return false;
        },
    };
}

function isOn(given: unknown): boolean {
    return given === true || given === "true";
}
