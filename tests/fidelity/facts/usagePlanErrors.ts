import { ControlFact } from "../controlFact";
import { badRequest, conflict, keyOf, notFound, refused } from "../controlSteps";

const acme = keyOf("acme");
const patch = (op: string, path: string, value?: string) => ({ patchOperations: [{ op, path, value }] });
const usage = { usagePlanId: "{basic}", startDate: "{today}", endDate: "{today}" };
const planId = { usagePlanId: "{basic}" };
const otherWords = "its words are other";

export const usagePlanErrors: ControlFact[] = [
    {
        id: "C30",
        title: "an unknown plan is not found",
        source: "LS test_usage_plan_crud (update-wrong-id)",
        notAtEndpoint: otherWords,
        steps: [
            acme,
            refused("GetUsagePlan", { usagePlanId: "bad" }, notFound("Invalid Usage Plan ID specified")),
            refused(
                "UpdateUsagePlan",
                { usagePlanId: "bad", ...patch("replace", "/throttle/burstLimit", "100") },
                notFound("Invalid Usage Plan ID specified"),
            ),
            refused("GetUsage", { ...usage, usagePlanId: "bad" }, notFound("Invalid Usage Plan ID specified")),
            refused(
                "CreateUsagePlanKey",
                { usagePlanId: "bad", keyId: "{acme.id}", keyType: "API_KEY" },
                notFound("Invalid Usage Plan ID specified"),
            ),
        ],
    },
    {
        id: "C32",
        title: "usage of a key that is not in the plan is not found",
        source: "aws-cli #5344",
        notAtEndpoint: "it answers with nothing",
        steps: [
            acme,
            ...["unknown", "{acme.id}"].map(keyId =>
                refused("GetUsage", { ...usage, keyId }, notFound("Invalid Key identifier specified")),
            ),
        ],
    },
    {
        id: "C-E9",
        title: "a key can't be in two plans of one stage",
        source: "users of CloudFormation and pulumi-aws (409); the stage at the end of the words is unverified",
        steps: [
            acme,
            {
                command: "CreateUsagePlanKey",
                input: { ...planId, keyId: "{acme.id}", keyType: "API_KEY" },
                status: 201,
            },
            refused(
                "CreateUsagePlanKey",
                { usagePlanId: "{gold}", keyId: "{acme.id}", keyType: "API_KEY" },
                conflict("API Key {acme.id} cannot reference multiple Usage Plans with the same API stage: {api}:dev"),
            ),
            {
                command: "CreateUsagePlanKey",
                input: { ...planId, keyId: "{acme.id}", keyType: "API_KEY" },
                status: 409,
                error: { name: "ConflictException", message: /\{acme\.id\}|already|contains/ },
            },
        ],
    },
    {
        id: "C-E10",
        title: "a stage that a plan does not have can't be removed from it",
        source: "LS test_usage_plan_crud (update-wrong-api-stages-…)",
        notAtEndpoint: otherWords,
        steps: [
            refused(
                "UpdateUsagePlan",
                { ...planId, ...patch("remove", "/apiStages") },
                badRequest("Invalid API Stage specified"),
            ),
            refused(
                "UpdateUsagePlan",
                { ...planId, ...patch("remove", "/apiStages", "fakevalue") },
                badRequest("Invalid API Stage specified"),
            ),
            ...["{api}b:dev", "{api}:fakestagename"].map(value => {
                const [api, stage] = value.split(":");
                return refused(
                    "UpdateUsagePlan",
                    { ...planId, ...patch("remove", "/apiStages", value) },
                    notFound(`Invalid API Stage {api: ${api}, stage: ${stage}} specified for usageplan {basic}`),
                );
            }),
        ],
    },
    {
        id: "C-E11",
        title: "a stage that is not there can't be added to a plan",
        source: "boto3 #825",
        steps: [
            refused(
                "UpdateUsagePlan",
                { ...planId, ...patch("add", "/apiStages", "{api}:test") },
                notFound("API Stage not found: {api}:test"),
            ),
        ],
    },
    {
        id: "C-E12",
        title: "a stage of a plan is no path of its own",
        source: "boto3 #2629",
        notAtEndpoint: "it ignores the path",
        steps: [
            refused(
                "UpdateUsagePlan",
                { ...planId, ...patch("remove", "/apiStages/{api}:dev") },
                badRequest(
                    "Invalid patch path  '/apiStages/{api}:dev' specified for op 'remove'. Must be one of: [/apiStages, /quota, /throttle, /productCode, /apiStages/<apidId:stageName>/throttle/<resourcePath>/<httpMethod>, /apiStages/<apidId:stageName>/throttle]",
                ),
            ),
        ],
    },
    {
        id: "C-E13",
        title: "a method's throttle needs one of the plan",
        source: "aws-cdk #6411",
        notAtEndpoint: otherWords,
        steps: [
            refused(
                "UpdateUsagePlan",
                {
                    ...planId,
                    patchOperations: [
                        { op: "remove", path: "/throttle" },
                        { op: "replace", path: "/apiStages/{api}:dev/throttle//orders/GET/rateLimit", value: "1" },
                    ],
                },
                badRequest("Can not define fine grain throttling if usage plan throttle is not defined"),
            ),
            { command: "GetUsagePlan", input: planId, has: { throttle: { rateLimit: 100, burstLimit: 200 } } },
        ],
    },
    {
        id: "C-E14",
        title: "a quota's period holds its offset",
        source: "terraform-provider-aws usage_plan.go, validateUsagePlanQuotaSettings",
        notAtEndpoint: otherWords,
        steps: [
            refused(
                "UpdateUsagePlan",
                {
                    ...planId,
                    patchOperations: [
                        { op: "replace", path: "/quota/period", value: "DAY" },
                        { op: "replace", path: "/quota/offset", value: "1" },
                    ],
                },
                badRequest("Usage Plan quota offset must be zero in the DAY period"),
            ),
            { command: "GetUsagePlan", input: planId, has: { quota: { period: "MONTH", offset: 0 } } },
        ],
    },
    {
        id: "C-E15",
        title: "what is left of usage can only be replaced",
        source: "boto3 #2504",
        notAtEndpoint: "it has no UpdateUsage",
        steps: [
            acme,
            {
                command: "CreateUsagePlanKey",
                input: { ...planId, keyId: "{acme.id}", keyType: "API_KEY" },
                status: 201,
            },
            refused(
                "UpdateUsage",
                { ...planId, keyId: "{acme.id}", ...patch("add", "/remaining", "1") },
                badRequest("Invalid patch path  '/remaining' specified for op 'add'. Must be one of: []"),
            ),
        ],
    },
    {
        id: "C-E16",
        title: "an unknown API is not found, and ids are exact",
        source: "LS test_apigateway_api.py::test_get_api_case_insensitive",
        notAtEndpoint: otherWords,
        steps: [
            {
                command: "GetRestApi",
                input: { restApiId: "UPPER" },
                status: 404,
                error: { name: "NotFoundException", message: /^Invalid API identifier specified \d{12}:UPPER$/ },
            },
        ],
    },
];
