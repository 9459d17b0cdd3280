import { shownKey } from "../../aws/apiKeys";
import { Check, answers, refused } from "../finding";
import { needsKey } from "./keyRequired";

export const keyEnabled: Check = facts => {
    const key = facts.key?.found;
    if (!key || key.enabled || !needsKey(facts)) return undefined;
    return refused(
        answers.forbidden,
        `the key ${shownKey(key)} is disabled`,
        `enable it in the program that made it, or: aws apigateway update-api-key --api-key ${key.id} --patch-operations op=replace,path=/enabled,value=true`,
    );
};
