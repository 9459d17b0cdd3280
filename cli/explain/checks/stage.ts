import { Check, answers, note, ok, refused } from "../finding";
import { deploymentName } from "../moments";

export const stage: Check = facts => {
    const { stage: found, stageName, stageNames, restApiId } = facts;
    if (!found) {
        const named = stageName === "" ? "the URL names no stage" : `there is no stage ${stageName}`;
        const known = stageNames.length > 0 ? `; the API has ${stageNames.join(", ")}` : "; the API has none";
        return refused(
            answers.forbidden,
            `${named}${known}`,
            stageNames.length > 0
                ? "call one of these: the stage is the first part of the path, in its very case"
                : `deploy the API: aws apigateway create-deployment --rest-api-id ${restApiId} --stage-name ${stageName || "prod"}`,
        );
    }
    const serves = `the stage ${stageName} serves ${deploymentName(facts)}`;
    if (!found.canary || found.canary.percent === 0) return ok(serves);
    return note(`${serves}, and ${found.canary.percent}% of requests get its canary, which is not looked at here`);
};
