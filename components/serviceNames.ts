import { value } from "./checks";
import { show } from "./problems";

/** Services that have another name in a URI of API Gateway than most people give them (AWS general reference, endpoints). */
const uriNames: { [called: string]: string } = {
    cloudwatch: "monitoring",
    "dynamo-db": "dynamodb",
    "event-bridge": "events",
    eventbridge: "events",
    ses: "email",
    sfn: "states",
    stepfunctions: "states",
    "step-functions": "states",
};

/**
 * A service, before which its subdomain may stand, such as the id of an API of AppSync or the name of a bucket (API
 * reference, PutIntegration `uri`: "{subdomain.service|service}").
 */
export const serviceName = value<string>(given => {
    if (typeof given !== "string") return `${show(given)} is not a string`;
    const lower = given.toLowerCase();
    const right = Object.hasOwn(uriNames, lower) ? uriNames[lower] : lower;
    const isOne = /^[a-z0-9][a-z0-9.-]*$/.test(right);
    if (isOne && right !== given) return `${show(given)} must be written ${right}`;
    return isOne ? undefined : `${show(given)} is not the name of a service, such as sqs`;
});
