import { Tags } from "../deployed";
import { isMap } from "../dictionary";
import { ControlError, badRequest } from "./controlError";
import { existingKey, existingPlan } from "./existing";
import { ControlAnswer, ControlRequest, ControlState } from "./operation";
import { existingStage, stagesOf } from "./restApiOperations";
import { ServedCustomers } from "./servedCustomers";
import { tagsGiven } from "./tagsGiven";

export function getTags({ parameters }: ControlRequest, { customers }: ControlState): ControlAnswer {
    return { body: { tags: tagged(parameters.resourceArn, customers).tags ?? {} } };
}

export function tagResource({ parameters, body }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const { tags = {}, retag } = tagged(parameters.resourceArn, customers);
    retag({ ...tags, ...tagsGiven(isMap(body) ? body.tags : undefined).tags });
    return { status: 204 };
}

export function untagResource({ parameters, query }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const { tags = {}, retag } = tagged(parameters.resourceArn, customers);
    const removed = query.getAll("tagKeys");
    retag(Object.fromEntries(Object.entries(tags).filter(([name]) => !removed.includes(name))));
    return { status: 204 };
}

interface Tagged {
    tags?: Tags;
    retag: (tags: Tags) => void;
}

/** What has tags, by an ARN without an account: `arn:aws:apigateway:us-east-1::/apikeys/abc` (localstack #7094). */
function tagged(arn: string, customers: ServedCustomers): Tagged {
    const [, path] = /^arn:[\w-]+:apigateway:[\w-]+::(\/.+)$/.exec(arn) ?? [];
    const [kind, id, stages, stageName, ...others] = path?.slice(1).split("/") ?? [];
    if (id !== undefined && stages === undefined) {
        if (kind === "apikeys") {
            const key = existingKey(id, customers);
            return { tags: key.tags, retag: tags => void customers.updateKey(key, { tags }) };
        }
        if (kind === "usageplans") {
            const plan = existingPlan(id, customers);
            return { tags: plan.tags, retag: tags => customers.replacePlan(plan, { ...plan, tags }) };
        }
        if (kind === "restapis") return { tags: stagesOf(id, customers)[0].shown?.apiTags, retag: refused };
    }
    if (kind === "restapis" && stages === "stages" && stageName !== undefined && others.length === 0) {
        return { tags: existingStage({ apiId: id, stageName }, customers).shown?.tags, retag: refused };
    }
    throw badRequest("Invalid ARN specified in the request");
}

/** What an API is comes from the program alone. */
function refused(): never {
    throw new ControlError(501, "NotImplementedException", "The local gateway changes tags of keys and plans only");
}
