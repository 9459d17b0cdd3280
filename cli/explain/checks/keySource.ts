import { Check, answers, note, ok, refused } from "../finding";
import { findRoute } from "../findRoute";
import { RequestFacts } from "../requestFacts";
import { needsKey } from "./keyRequired";

/** Only a Lambda authorizer gives a key (DG "API key source"). Where an endpoint does not say which it is, it may. */
function mayGiveKey({ deployed, request }: RequestFacts): boolean {
    const authorization = findRoute(deployed.methods, request.method, request.path)?.authorization;
    return authorization === undefined || authorization === "CUSTOM";
}

export const keySource: Check = facts => {
    if (!needsKey(facts)) return undefined;
    if (facts.deployed.apiKeySource === "HEADER") return ok("the key is read from the header x-api-key");
    const source =
        "the key source of the API is AUTHORIZER: the header x-api-key is not read; the key is what an authorizer returns as usageIdentifierKey";
    if (!mayGiveKey(facts)) {
        return refused(
            answers.forbidden,
            `${source}, and this method has none that does`,
            "give the method a Lambda authorizer that returns the key's value as usageIdentifierKey; or set the key source to HEADER and deploy the API",
        );
    }
    return note(
        `${source}. ${facts.key ? "It is taken to return this one" : "Whose it returns is not known here: say it, see --help"}; 403 Forbidden where it returns none`,
    );
};
