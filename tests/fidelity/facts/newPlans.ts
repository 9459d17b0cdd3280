import { ControlFact, ControlStep, anyId } from "../controlFact";
import { badRequest, joined, keyOf, notFound, refused } from "../controlSteps";

const stages = [{ apiId: "{api}", stage: "dev" }];
const made = (input: object, answer: object): ControlStep => ({
    command: "CreateUsagePlan",
    input,
    status: 201,
    answer: { id: anyId, ...answer },
    as: "made",
});

export const newPlanFacts: ControlFact[] = [
    {
        id: "C33",
        title: "a plan that is made is answered with 201 and what it was given, and without tags where it has none",
        source: "LS test_get_usage_plan_api_keys, test_create_usage_plan_with_throttle, test_api_key_required_for_methods",
        notAtEndpoint: "it gives an empty description and tags",
        steps: [
            made({ name: "bare" }, { name: "bare", apiStages: [] }),
            { command: "GetUsagePlanKeys", input: { usagePlanId: "{made.id}" }, answer: { items: [] } },
            made(
                { name: "hasty", throttle: { rateLimit: 10, burstLimit: 20 } },
                { name: "hasty", apiStages: [], throttle: { rateLimit: 10, burstLimit: 20 } },
            ),
            made(
                {
                    name: "whole",
                    description: "All of it",
                    apiStages: stages,
                    throttle: { rateLimit: 2, burstLimit: 1 },
                    quota: { limit: 10, period: "DAY" },
                    tags: { team: "a" },
                },
                {
                    name: "whole",
                    description: "All of it",
                    apiStages: stages,
                    throttle: { rateLimit: 2, burstLimit: 1 },
                    quota: { limit: 10, period: "DAY", offset: 0 },
                    tags: { team: "a" },
                },
            ),
        ],
    },
    {
        id: "C33b",
        title: "a plan that is made serves and limits the keys that are put into it, until it is deleted",
        source: "LS test_api_key_required_for_methods; API DeleteUsagePlan (202)",
        notAtEndpoint: "it gives an empty description and tags",
        steps: [
            keyOf("acme"),
            made(
                { name: "two", apiStages: stages, quota: { limit: 2, period: "MONTH" } },
                { name: "two", apiStages: stages, quota: { limit: 2, period: "MONTH", offset: 0 } },
            ),
            { get: "/orders", key: "{acme.value}", status: 403 },
            joined("acme", "{made.id}"),
            { get: "/orders", key: "{acme.value}", status: 200 },
            { get: "/orders", key: "{acme.value}", status: 200 },
            { get: "/orders", key: "{acme.value}", status: 429, errorType: "LimitExceededException" },
            {
                command: "UpdateUsagePlan",
                input: {
                    usagePlanId: "{made.id}",
                    patchOperations: [{ op: "remove", path: "/apiStages", value: "{api}:dev" }],
                },
            },
            { command: "DeleteUsagePlan", input: { usagePlanId: "{made.id}" }, status: 202 },
            { get: "/orders", key: "{acme.value}", status: 403 },
            refused("GetUsagePlan", { usagePlanId: "{made.id}" }, notFound("Invalid Usage Plan ID specified")),
            { command: "GetApiKey", input: { apiKey: "{acme.id}" }, has: { name: "acme" } },
        ],
    },
    {
        id: "C-E17",
        title: "a plan that covers a stage can't be deleted",
        source: "aws-sdk-js #3841; serverless #4006",
        notAtEndpoint: "its words are other",
        steps: [
            refused(
                "DeleteUsagePlan",
                { usagePlanId: "{basic}" },
                badRequest(
                    "Cannot delete Usage Plan {basic} because there are API Stages associated with it, including {api}:dev",
                ),
            ),
            refused("DeleteUsagePlan", { usagePlanId: "bad" }, notFound("Invalid Usage Plan ID specified")),
        ],
    },
    {
        id: "C-E18",
        title: "a plan can't be made for a stage that is not there or not named, nor with a method's throttle alone",
        source: "boto3 #825; aws-sdk #354 (with the placeholders); aws-cdk #6411",
        notAtEndpoint: "a stage without an API is not found there",
        steps: [
            refused(
                "CreateUsagePlan",
                { name: "lost", apiStages: [{ apiId: "{api}", stage: "nowhere" }] },
                notFound("API Stage not found: {api}:nowhere"),
            ),
            refused(
                "CreateUsagePlan",
                { name: "lost", apiStages: [{ stage: "dev" }] },
                badRequest("Invalid API Stage {api: %s, stage: %s} specified for usageplan %s"),
            ),
            refused(
                "CreateUsagePlan",
                {
                    name: "fine",
                    apiStages: [{ ...stages[0], throttle: { "/orders/GET": { rateLimit: 1, burstLimit: 1 } } }],
                },
                badRequest("Can not define fine grain throttling if usage plan throttle is not defined"),
            ),
            { command: "GetUsagePlans", has: { items: [{ id: "{basic}" }, { id: "{gold}" }] } },
        ],
    },
    {
        id: "C-E19",
        title: "a number or a flag is no text",
        source: "LS test_put_integration_request_parameter_bool_type (words, of a flag)",
        notAtEndpoint: "it takes a flag for a name",
        steps: [
            {
                command: "CreateApiKey",
                input: { name: true },
                status: 400,
                error: {
                    name: "SerializationException",
                    message: "class java.lang.Boolean can not be converted to an String",
                },
            },
        ],
    },
];
