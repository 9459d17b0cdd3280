import { ControlFact, ControlStep, anyDate, anyId } from "../controlFact";

const acme: ControlStep[] = [
    { command: "CreateApiKey", input: { name: "acme", enabled: true }, status: 201, as: "acme" },
    {
        command: "CreateUsagePlanKey",
        input: { usagePlanId: "{basic}", keyId: "{acme.id}", keyType: "API_KEY" },
        status: 201,
    },
];

const update = (patchOperations: object[], more: object): ControlStep => ({
    command: "UpdateUsagePlan",
    input: { usagePlanId: "{basic}", patchOperations },
    ...more,
});

const replace = (path: string, value: string) => ({ op: "replace", path, value });

const plan = {
    id: "{basic}",
    name: "basic",
    apiStages: [{ apiId: "{api}", stage: "dev" }],
    throttle: { rateLimit: 100, burstLimit: 200 },
    quota: { limit: 1000, period: "MONTH", offset: 0 },
};
const request: ControlStep = { get: "/orders", key: "{acme.value}", status: 200 };
const usageToday = { usagePlanId: "{basic}", startDate: "{today}", endDate: "{today}" };

export const usagePlanFacts: ControlFact[] = [
    {
        id: "C22",
        title: "one plan has its tags, even none; a stage of it without throttles of methods shows none",
        source: "LS test_apigateway_common.py::TestUsagePlans::test_usage_plan_crud",
        notAtEndpoint: "it gives an empty description",
        steps: [{ command: "GetUsagePlan", input: { usagePlanId: "{basic}" }, answer: { ...plan, tags: {} } }],
    },
    {
        id: "C15, C17",
        title: "plans are listed without tags, all or those of a key",
        source: "LS test_usage_plan_crud; API GetUsagePlans",
        notAtEndpoint: "it gives an empty description and tags",
        steps: [
            ...acme,
            { command: "GetUsagePlans", has: { items: [{ id: "{basic}" }, { id: "{gold}" }] } },
            { command: "GetUsagePlans", input: { keyId: "{acme.id}" }, answer: { items: [plan] } },
            { command: "GetUsagePlans", input: { keyId: "none" }, answer: { items: [] } },
        ],
    },
    {
        id: "C28",
        title: "an update of throttle and quota holds at once, in whatever order the parts are given",
        source: "LS test_usage_plan_crud (period before limit)",
        steps: [
            ...acme,
            request,
            update(
                [
                    replace("/throttle/burstLimit", "100"),
                    replace("/throttle/rateLimit", "200.5"),
                    replace("/quota/period", "DAY"),
                    replace("/quota/limit", "2"),
                    replace("/name", "renamed"),
                    replace("/description", "less"),
                ],
                {
                    answer: {
                        ...plan,
                        name: "renamed",
                        description: "less",
                        throttle: { rateLimit: 200.5, burstLimit: 100 },
                        quota: { limit: 2, period: "DAY", offset: 0 },
                        tags: {},
                    },
                },
            ),
            request,
            { get: "/orders", key: "{acme.value}", status: 429, errorType: "LimitExceededException" },
        ],
    },
    {
        id: "C28b",
        title: "quota and throttle can be taken away, and come back",
        source: "boto3 #2629 (the paths of remove); DG create-usage-plans",
        steps: [
            ...acme,
            update([replace("/quota/limit", "0")], {}),
            { get: "/orders", key: "{acme.value}", status: 429, errorType: "LimitExceededException" },
            update(
                [
                    { op: "remove", path: "/quota" },
                    { op: "remove", path: "/throttle" },
                ],
                { has: { quota: undefined, throttle: undefined } },
            ),
            request,
            update(
                [
                    { op: "add", path: "/quota/limit", value: "7" },
                    { op: "add", path: "/quota/period", value: "WEEK" },
                    { op: "add", path: "/quota/offset", value: "6" },
                ],
                { has: { quota: { limit: 7, period: "WEEK", offset: 6 } } },
            ),
        ],
    },
    {
        id: "C28c",
        title: "a method's throttle in a plan holds at once, however the path is written, and can be taken away",
        source: "DG api-gateway-request-throttling (method-level throttling in a usage plan); boto3 #2629",
        notAtEndpoint: "it keeps the path as it is written",
        steps: [
            ...acme,
            update(
                [
                    replace("/apiStages/{api}:dev/throttle//orders/GET/rateLimit", "0"),
                    replace("/apiStages/{api}:dev/throttle//orders/GET/burstLimit", "0"),
                ],
                {
                    has: {
                        apiStages: [
                            {
                                apiId: "{api}",
                                stage: "dev",
                                throttle: { "/orders/GET": { rateLimit: 0, burstLimit: 0 } },
                            },
                        ],
                    },
                },
            ),
            { get: "/orders", key: "{acme.value}", status: 429, errorType: "TooManyRequestsException" },
            update(
                [
                    replace("/apiStages/{api}:dev/throttle/~1orders/GET/rateLimit", "50"),
                    replace("/apiStages/{api}:dev/throttle/orders/GET/burstLimit", "50"),
                ],
                { has: { apiStages: [{ throttle: { "/orders/GET": { rateLimit: 50, burstLimit: 50 } } }] } },
            ),
            update([{ op: "remove", path: "/apiStages/{api}:dev/throttle//orders/GET" }], {
                has: { apiStages: plan.apiStages },
            }),
            request,
        ],
    },
    {
        id: "C28d",
        title: "a stage that is taken out of a plan is closed to its keys, until it is back",
        source: "LS test_usage_plan_crud; boto3 #825",
        steps: [
            ...acme,
            update([{ op: "remove", path: "/apiStages", value: "{api}:dev" }], { has: { apiStages: [] } }),
            { get: "/orders", key: "{acme.value}", status: 403, errorType: "ForbiddenException" },
            update([{ op: "add", path: "/apiStages", value: "{api}:dev" }], { has: { apiStages: plan.apiStages } }),
            request,
        ],
    },
    {
        id: "C1, C2",
        title: "usage is by key and day, what is used and what is left",
        source: "floci PR #3561 (raw live capture)",
        steps: [
            ...acme,
            request,
            {
                command: "GetUsage",
                input: usageToday,
                answer: { ...usageToday, items: { "{acme.id}": [[1, 999]] } },
            },
            {
                command: "GetUsage",
                input: { ...usageToday, keyId: "{acme.id}" },
                has: { items: { "{acme.id}": [[1, 999]] } },
            },
        ],
    },
    {
        id: "C3",
        title: "what is left of a period can be set",
        source: "DG api-gateway-create-usage-plans; API UpdateUsage",
        notAtEndpoint: "it has no UpdateUsage",
        steps: [
            ...acme,
            request,
            {
                command: "UpdateUsage",
                input: { usagePlanId: "{basic}", keyId: "{acme.id}", patchOperations: [replace("/remaining", "10")] },
                answer: { ...usageToday, items: { "{acme.id}": [[1, 10]] } },
            },
        ],
    },
    {
        id: "C29",
        title: "APIs, stages and resources are told as they are served",
        source: "LS test_apigateway_api.py (test_list_and_delete_apis, test_get_stages_filters_by_deployment_id); LS test_import_swagger_api (resources)",
        notAtEndpoint: "its own fields differ",
        steps: [
            {
                command: "GetRestApis",
                answer: {
                    items: [
                        {
                            id: "{api}",
                            name: "orders",
                            apiKeySource: "HEADER",
                            createdDate: anyDate,
                            disableExecuteApiEndpoint: false,
                            endpointConfiguration: { types: ["EDGE"], ipAddressType: "ipv4" },
                            rootResourceId: anyId,
                        },
                    ],
                },
            },
            { command: "GetRestApi", input: { restApiId: "{api}" }, has: { name: "orders" }, as: "shown" },
            {
                command: "GetStages",
                input: { restApiId: "{api}" },
                has: {
                    item: [
                        {
                            stageName: "dev",
                            cacheClusterEnabled: false,
                            cacheClusterStatus: "NOT_AVAILABLE",
                            methodSettings: {},
                            tracingEnabled: false,
                        },
                    ],
                },
            },
            { command: "GetStage", input: { restApiId: "{api}", stageName: "dev" }, has: { createdDate: anyDate } },
            {
                command: "GetResources",
                input: { restApiId: "{api}" },
                answer: {
                    items: [
                        { id: "{shown.rootResourceId}", path: "/" },
                        {
                            id: anyId,
                            parentId: "{shown.rootResourceId}",
                            path: "/orders",
                            pathPart: "orders",
                            resourceMethods: { GET: {} },
                        },
                    ],
                },
            },
            {
                command: "GetResources",
                input: { restApiId: "{api}", embed: ["methods"] },
                has: {
                    items: [
                        { path: "/" },
                        {
                            resourceMethods: {
                                GET: {
                                    httpMethod: "GET",
                                    authorizationType: "NONE",
                                    apiKeyRequired: true,
                                    methodIntegration: { type: "MOCK", timeoutInMillis: 29000, cacheKeyParameters: [] },
                                },
                            },
                        },
                    ],
                },
            },
        ],
    },
    {
        id: "C29b",
        title: "a stage's deployment has a summary of its methods for those who ask for it",
        source: "API GetDeployment (embed=apisummary); LS test_apigateway_common.py::TestDeployments",
        notAtEndpoint: "it has no summary",
        steps: [
            { command: "GetStage", input: { restApiId: "{api}", stageName: "dev" }, as: "stage" },
            {
                command: "GetDeployment",
                input: { restApiId: "{api}", deploymentId: "{stage.deploymentId}", embed: ["apisummary"] },
                answer: {
                    id: "{stage.deploymentId}",
                    createdDate: anyDate,
                    apiSummary: { "/orders": { GET: { authorizationType: "NONE", apiKeyRequired: true } } },
                },
            },
            {
                command: "GetDeployments",
                input: { restApiId: "{api}" },
                answer: { items: [{ id: "{stage.deploymentId}", createdDate: anyDate }] },
            },
            {
                command: "GetDeployment",
                input: { restApiId: "{api}", deploymentId: "none" },
                status: 404,
                error: { name: "NotFoundException", message: "Invalid Deployment identifier specified" },
            },
        ],
    },
];
