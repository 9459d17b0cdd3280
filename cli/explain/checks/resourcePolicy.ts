import { Check, answers, note, ok, refused } from "../finding";
import { findRoute } from "../findRoute";
import { evaluatePolicy } from "../policy";

const remedy = "allow execute-api:Invoke for the caller in the resource policy of the API, and deploy the API";

/** Who may call at all. It is not known here from where and as whom the client calls. */
export const resourcePolicy: Check = ({ deployed, restApiId, stageName, request }) => {
    if (deployed.policy === undefined) return undefined;
    const verdict = evaluatePolicy(deployed.policy, { restApiId, stageName, ...request });
    switch (verdict.result) {
        case "allowed":
            return ok("the resource policy allows it");
        case "denied":
            return refused(answers.notAuthorized, `the resource policy denies it${verdict.why}`, remedy);
        case "notAllowed": {
            // Whoever signs as a principal of the account is allowed by their own policy.
            const type = findRoute(deployed.methods, request.method, request.path)?.authorization;
            if (type === "AWS_IAM") return note("the resource policy allows named principals only");
            // And a Lambda authorizer what the policy does not speak of (DG "How API Gateway resource policies affect
            // authorization workflow"): the local gateway has it so, too.
            if (type === "CUSTOM")
                return note("the resource policy neither allows nor denies it: the authorizer decides");
            return refused(answers.notAuthorized, "the resource policy allows nobody this request", remedy);
        }
        case "depends":
            return note(`the resource policy decides by the caller: ${verdict.why}`);
    }
};
