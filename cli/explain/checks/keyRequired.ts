import { Check, answers, ok, refused } from "../finding";
import { findRoute } from "../findRoute";
import { RequestFacts } from "../requestFacts";

/** Whether the deployed method needs a key. Where an endpoint does not say it, it may. */
export function needsKey({ deployed, request }: RequestFacts): boolean {
    return findRoute(deployed.methods, request.method, request.path)?.apiKeyRequired !== false;
}

export const keyRequired: Check = facts => {
    if (!needsKey(facts)) return ok("the method needs no key: none is looked at, and nothing is counted");
    if (facts.key === undefined && facts.deployed.apiKeySource === "HEADER") {
        return refused(
            answers.forbidden,
            "the method needs a key, and the request is without one",
            facts.request.method === "OPTIONS"
                ? "let OPTIONS need no key, and deploy the API: a browser asks first by OPTIONS, and sends no key with it"
                : "send the key in the header x-api-key; to explain a request with a key, say whose: see --help",
        );
    }
    return ok("the method needs a key");
};
