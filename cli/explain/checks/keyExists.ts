import { shownKey } from "../../aws/apiKeys";
import { Check, answers, ok, refused } from "../finding";
import { needsKey } from "./keyRequired";

export const keyExists: Check = facts => {
    const { key, region } = facts;
    if (!key || !needsKey(facts)) return undefined;
    if (key.found) return ok(`the key is ${shownKey(key.found)}`);
    return refused(
        answers.forbidden,
        `there is no such key: ${key.asked}${region === undefined ? "" : ` in ${region}`}`,
        "give the client a key that exists: keys are of one account and Region, and a replaced one is gone",
    );
};
