import { Authorizer, DeployedStage, Method } from "../deployed";
import { Authorize, AuthorizeMethod, cannotDecide } from "./authorize";
import { cognitoAuthorizer } from "./cognitoAuthorizer";
import { Invoker, lambdaAuthorizer } from "./lambdaAuthorizer";

/**
 * Finds who decides about the requests to a method of a stage: undefined where nobody does. What authorizers keep is the
 * stage's, and lasts as long as it is served like this.
 */
export function stageAuthorizers(
    { authorizers = {} }: DeployedStage,
    invoker: Invoker,
): (method: Method) => Authorize | undefined {
    const byName = new Map(
        Object.entries(authorizers).map(([name, authorizer]) => [name, authorizeMethod(name, authorizer, invoker)]),
    );
    return method => {
        const { authorization, authorizer = "" } = method;
        if (authorization === "NONE") return undefined;
        if (authorization === "AWS_IAM") {
            return cannotDecide("its authorization is AWS_IAM, and signatures are not verified here");
        }
        const found = byName.get(authorizer);
        if (found) return found(method);
        return cannotDecide(`its authorization is ${authorization}, and it names no authorizer of its API`);
    };
}

function authorizeMethod(name: string, authorizer: Authorizer, invoker: Invoker): AuthorizeMethod {
    if (authorizer.type === "COGNITO_USER_POOLS") return cognitoAuthorizer(name, authorizer, invoker.now);
    const authorize = ofFunction(name, authorizer, invoker);
    return () => authorize;
}

function ofFunction(name: string, authorizer: Authorizer, invoker: Invoker): Authorize {
    const { type, lambda } = authorizer;
    if (type !== "TOKEN" && type !== "REQUEST") {
        return cannotDecide(`its authorizer "${name}" is of the type ${type || "undefined"}, which is not run here`);
    }
    if (!lambda) return cannotDecide(`its authorizer "${name}" names no function`);
    if ("unsupported" in lambda) return cannotDecide(`of its authorizer "${name}", ${lambda.unsupported}`);
    return lambdaAuthorizer(name, authorizer, lambda, invoker);
}
