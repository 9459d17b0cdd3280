import { ControlFact, anyDate, anyId } from "../controlFact";
import { joined, keyOf } from "../controlSteps";

const shown = { id: anyId, enabled: true, createdDate: anyDate, lastUpdatedDate: anyDate, stageKeys: [] };
const otherOrder = "it lists the oldest first";

export const apiKeyFacts: ControlFact[] = [
    {
        id: "C25",
        title: "a key that is made is answered with 201, its value and no stage keys, and is disabled unless said",
        source: "LS test_apigateway_extended.py::TestApigatewayApiKeysCrud::test_get_api_keys",
        notAtEndpoint: "it enables a key that says nothing, and gives an empty description and tags",
        steps: [
            {
                command: "CreateApiKey",
                input: { name: "test-key" },
                status: 201,
                answer: { ...shown, enabled: false, name: "test-key", value: /^[A-Za-z0-9]{20,}$/ },
            },
        ],
    },
    {
        id: "C25b",
        title: "a key without a name has none, and an empty value means that one is generated",
        source: "LS test_apigateway_extended.py::test_create_api_key_with_invalid_name, …_invalid_value",
        notAtEndpoint: "it gives an empty name",
        steps: [
            { command: "CreateApiKey", status: 201, answer: { ...shown, enabled: false, value: /^\w{20,}$/ } },
            {
                command: "CreateApiKey",
                input: { name: "", value: "" },
                status: 201,
                answer: { ...shown, enabled: false, value: /^\w{20,}$/ },
            },
        ],
    },
    {
        id: "C25c",
        title: "a key takes the value, the customer and the tags that it is given; stage keys are ignored",
        source: "API CreateApiKey; LS test_api_key_required_for_methods (stageKeys [])",
        notAtEndpoint: "it shows stage keys",
        steps: [
            {
                command: "CreateApiKey",
                input: {
                    name: "acme",
                    description: "Acme's",
                    enabled: true,
                    value: "AcmesOwnKeyValue0123456789",
                    generateDistinctId: true,
                    customerId: "c1",
                    tags: { team: "a" },
                    stageKeys: [{ restApiId: "{api}", stageName: "dev" }],
                },
                status: 201,
                answer: {
                    ...shown,
                    name: "acme",
                    description: "Acme's",
                    value: "AcmesOwnKeyValue0123456789",
                    customerId: "c1",
                    tags: { team: "a" },
                },
            },
        ],
    },
    {
        id: "C10",
        title: "keys are listed with the newest first, with dates and without values",
        source: "LS test_apigateway_extended.py::TestApigatewayApiKeysCrud::test_get_api_keys",
        notAtEndpoint: otherOrder,
        steps: [
            keyOf("first"),
            keyOf("second"),
            {
                command: "GetApiKeys",
                answer: {
                    items: [
                        { ...shown, id: "{second.id}", name: "second" },
                        { ...shown, id: "{first.id}", name: "first" },
                    ],
                },
            },
        ],
    },
    {
        id: "C9",
        title: "keys come in pages; the last has no position, and what is deleted between two pages hides nothing",
        source: "LS test_get_api_keys (pages); the deletion follows from a position that is a place and no number",
        notAtEndpoint: otherOrder,
        steps: [
            keyOf("first"),
            keyOf("second"),
            keyOf("third"),
            {
                command: "GetApiKeys",
                input: { limit: 1 },
                has: { items: [{ name: "third" }], position: /./ },
                as: "page",
            },
            { command: "DeleteApiKey", input: { apiKey: "{third.id}" }, status: 202 },
            {
                command: "GetApiKeys",
                input: { limit: 1, position: "{page.position}" },
                has: { items: [{ name: "second" }], position: /./ },
                as: "page",
            },
            {
                command: "GetApiKeys",
                input: { limit: 1, position: "{page.position}" },
                answer: { items: [{ ...shown, name: "first" }] },
            },
        ],
    },
    {
        id: "C8",
        title: "nameQuery is a beginning of names, in the same case; customerId is a whole one",
        source: "LS test_get_api_keys; API GetApiKeys",
        notAtEndpoint: "it lists the oldest first, and knows no customerId filter",
        steps: [
            keyOf("page0", { customerId: "c1" }),
            keyOf("page1"),
            {
                command: "GetApiKeys",
                input: { nameQuery: "page" },
                has: { items: [{ name: "page1" }, { name: "page0" }] },
            },
            { command: "GetApiKeys", input: { nameQuery: "PAGE" }, answer: { items: [] } },
            { command: "GetApiKeys", input: { nameQuery: "age0" }, answer: { items: [] } },
            { command: "GetApiKeys", input: { customerId: "c1" }, has: { items: [{ name: "page0" }] } },
            { command: "GetApiKeys", input: { customerId: "c" }, answer: { items: [] } },
        ],
    },
    {
        id: "C11",
        title: "a limit below 1 is no error",
        source: "LS test_negative_get_usage_plan_api_keys (limit=-1: 200)",
        steps: [{ command: "GetApiKeys", input: { limit: -1 }, answer: { items: [] } }],
    },
    {
        id: "C12, C13",
        title: "values are shown to those who ask for them",
        source: "API GetApiKey, GetApiKeys; LS test_update_api_key… (tags {} of one key)",
        notAtEndpoint: "it shows values always",
        steps: [
            keyOf("acme"),
            {
                command: "GetApiKey",
                input: { apiKey: "{acme.id}" },
                answer: { ...shown, id: "{acme.id}", name: "acme", tags: {} },
            },
            {
                command: "GetApiKey",
                input: { apiKey: "{acme.id}", includeValue: true },
                has: { value: "{acme.value}" },
            },
            { command: "GetApiKeys", input: { includeValues: true }, has: { items: [{ value: "{acme.value}" }] } },
        ],
    },
    {
        id: "C7",
        title: "a key in a plan of a stage has no stage keys",
        source: "LS test_apigateway_common.py::TestUsagePlans::test_api_key_required_for_methods",
        steps: [
            keyOf("acme"),
            joined("acme"),
            { command: "GetApiKey", input: { apiKey: "{acme.id}" }, has: { stageKeys: [] } },
        ],
    },
    {
        id: "C24",
        title: "a key that is disabled is refused at once, and is told without its value",
        source: "LS test_apigateway_common.py::TestUsagePlans::test_api_key_required_for_methods",
        notAtEndpoint: "it shows values always, and an empty description",
        steps: [
            keyOf("acme"),
            joined("acme"),
            { get: "/orders", key: "{acme.value}", status: 200 },
            {
                command: "UpdateApiKey",
                input: { apiKey: "{acme.id}", patchOperations: [{ op: "replace", path: "/enabled", value: "false" }] },
                answer: { ...shown, id: "{acme.id}", name: "acme", enabled: false, tags: {} },
            },
            { get: "/orders", key: "{acme.value}", status: 403, errorType: "ForbiddenException" },
            {
                command: "UpdateApiKey",
                input: { apiKey: "{acme.id}", patchOperations: [{ op: "replace", path: "/enabled", value: "true" }] },
            },
            { get: "/orders", key: "{acme.value}", status: 200 },
        ],
    },
    {
        id: "C24b",
        title: "an update changes name, description and customer; enabled is false for all that is not true",
        source: "LS test_negative_get_usage_plan_api_keys, test_update_api_key_invalid_enabled_type; API UpdateApiKey",
        steps: [
            keyOf("acme"),
            {
                command: "UpdateApiKey",
                input: {
                    apiKey: "{acme.id}",
                    patchOperations: [
                        { op: "replace", path: "/name", value: "new-name" },
                        { op: "replace", path: "/description", value: "of Acme" },
                        { op: "replace", path: "/customerId", value: "c2" },
                        { op: "replace", path: "/enabled", value: "not-a-boolean" },
                    ],
                },
                has: { name: "new-name", description: "of Acme", customerId: "c2", enabled: false },
            },
            { command: "GetApiKeys", input: { nameQuery: "new" }, has: { items: [{ customerId: "c2" }] } },
        ],
    },
];
