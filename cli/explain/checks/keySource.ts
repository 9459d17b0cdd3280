import { Check, answers, ok, refused } from "../finding";
import { findRoute } from "../findRoute";
import { needsKey } from "./keyRequired";

export const keySource: Check = facts => {
    const { deployed, request } = facts;
    if (!needsKey(facts)) return undefined;
    if (deployed.apiKeySource === "HEADER") return ok("the key is read from the header x-api-key");
    const authorization = findRoute(deployed.methods, request.method, request.path)?.authorization;
    const lacks = authorization === "NONE" ? ", and this method has none" : "";
    return refused(
        answers.forbidden,
        `the key source of the API is AUTHORIZER: the header x-api-key is not read; the key is what an authorizer returns as usageIdentifierKey${lacks}`,
        "let the method's authorizer return the key's value as usageIdentifierKey; or set the key source to HEADER and deploy the API",
    );
};
