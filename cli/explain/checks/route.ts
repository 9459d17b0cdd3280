import { nameOf } from "../apiMethod";
import { Check, answers, ok, refused } from "../finding";
import { findRoute, methodsAt } from "../findRoute";
import { deploymentName } from "../moments";

export const route: Check = facts => {
    const { deployed, request } = facts;
    const found = findRoute(deployed.methods, request.method, request.path);
    if (found) return ok(`${nameOf(found)} serves it`);
    const others = methodsAt(deployed.methods, request.path);
    const known = others.length > 0 ? `; that path has ${others.join(", ")}` : "";
    return refused(
        answers.missingToken,
        `${deploymentName(facts)} has no route for ${request.method} ${request.path}${known}`,
        others.length > 0
            ? "call it with one of these methods (--method), or add the method and deploy the API"
            : "look at the path, also at its case and its stage; or add the route and deploy the API",
    );
};
