import { ControlFact, ControlStep, anyDate, anyId } from "../controlFact";
import { joined, keyOf } from "../controlSteps";

const file = (...lines: string[]) => `${lines.join("\n")}\n`;

const imported = (...lines: string[]): ControlStep => ({
    command: "ImportApiKeys",
    input: { format: "csv", body: file(...lines) },
    status: 201,
    has: { warnings: [] },
    as: "file",
});

/** Keys in plans, and keys that come from a file with their plans. */
export const planKeyFacts: ControlFact[] = [
    {
        id: "C26",
        title: "a key opens the stages of the plan that it is put into, until it is taken out or deleted",
        source: "LS test_api_key_required_for_methods, test_get_usage_plan_api_keys",
        steps: [
            keyOf("acme"),
            { get: "/orders", key: "{acme.value}", status: 403, errorType: "ForbiddenException" },
            {
                command: "CreateUsagePlanKey",
                input: { usagePlanId: "{basic}", keyId: "{acme.id}", keyType: "API_KEY" },
                status: 201,
                answer: { id: "{acme.id}", name: "acme", type: "API_KEY", value: "{acme.value}" },
            },
            { get: "/orders", key: "{acme.value}", status: 200 },
            {
                command: "GetUsagePlanKey",
                input: { usagePlanId: "{basic}", keyId: "{acme.id}" },
                answer: { id: "{acme.id}", name: "acme", type: "API_KEY", value: "{acme.value}" },
            },
            { command: "DeleteUsagePlanKey", input: { usagePlanId: "{basic}", keyId: "{acme.id}" }, status: 202 },
            { get: "/orders", key: "{acme.value}", status: 403, errorType: "ForbiddenException" },
            joined("acme", "{gold}"),
            { get: "/orders", key: "{acme.value}", status: 200 },
            { command: "DeleteApiKey", input: { apiKey: "{acme.id}" }, status: 202 },
            { get: "/orders", key: "{acme.value}", status: 403, errorType: "ForbiddenException" },
            { command: "GetUsagePlanKeys", input: { usagePlanId: "{gold}" }, answer: { items: [] } },
        ],
    },
    {
        id: "C18",
        title: "the keys of a plan are listed with their values, the newest first",
        source: "LS test_get_usage_plan_api_keys; aws-sdk-java-v2 #1792",
        notAtEndpoint: "it lists the oldest first",
        steps: [
            keyOf("first"),
            keyOf("second"),
            joined("first"),
            joined("second"),
            {
                command: "GetUsagePlanKeys",
                input: { usagePlanId: "{basic}" },
                answer: {
                    items: [
                        { id: "{second.id}", name: "second", type: "API_KEY", value: "{second.value}" },
                        { id: "{first.id}", name: "first", type: "API_KEY", value: "{first.value}" },
                    ],
                },
            },
            {
                command: "GetUsagePlanKeys",
                input: { usagePlanId: "{basic}", nameQuery: "fir" },
                has: { items: [{ name: "first" }] },
            },
            { command: "GetUsagePlanKeys", input: { usagePlanId: "{basic}", nameQuery: "FIR" }, answer: { items: [] } },
        ],
    },
    {
        id: "C19",
        title: "an unknown plan has no keys, and is no error",
        source: "LS test_get_usage_plan_api_keys (get-up-keys-bad-usage-plan)",
        notAtEndpoint: "it answers 404",
        steps: [{ command: "GetUsagePlanKeys", input: { usagePlanId: "bad-id" }, answer: { items: [] } }],
    },
    {
        id: "C27",
        title: "keys are imported from a file: its columns in any order, into plans, and over a key of the same value",
        source: "DG api-key-file-format; API ImportApiKeys",
        notAtEndpoint: "it has no ImportApiKeys",
        steps: [
            imported("Key,name", "apikey1234abcdefghij0123456789,MyFirstApiKey"),
            {
                command: "GetApiKeys",
                input: { includeValues: true },
                has: {
                    items: [
                        {
                            id: "{file.ids.0}",
                            name: "MyFirstApiKey",
                            enabled: true,
                            value: "apikey1234abcdefghij0123456789",
                        },
                    ],
                },
            },
            imported(
                "Enabled,Name,key,UsageplanIds,other,Description",
                'TRUE,Renamed,apikey1234abcdefghij0123456789,{basic},x,"Known, and ""again"""',
                "false,Second,apikey9876abcdefghij0123456789,'{gold}',,",
            ),
            {
                command: "GetApiKeys",
                has: {
                    items: [
                        { name: "Second", enabled: false },
                        { id: "{file.ids.0}", name: "Renamed", description: 'Known, and "again"' },
                    ],
                },
            },
            { get: "/orders", key: "apikey1234abcdefghij0123456789", status: 200 },
            imported("Name,Key", "Again,apikey1234abcdefghij0123456789"),
            {
                command: "GetApiKey",
                input: { apiKey: "{file.ids.0}" },
                answer: {
                    id: "{file.ids.0}",
                    name: "Again",
                    enabled: true,
                    createdDate: anyDate,
                    lastUpdatedDate: anyDate,
                    stageKeys: [],
                    tags: {},
                },
            },
            { command: "GetUsagePlanKeys", input: { usagePlanId: "{gold}" }, has: { items: [{ name: "Second" }] } },
        ],
    },
    {
        id: "C27b",
        title: "what can't be taken of a file is a warning, or with failOnWarnings the reason to import nothing",
        source: "API ImportApiKeys (failonwarnings); the words are not recorded",
        notAtEndpoint: "it has no ImportApiKeys",
        steps: [
            {
                command: "ImportApiKeys",
                input: {
                    format: "csv",
                    failOnWarnings: true,
                    body: file("Name,Key", "a,apikey1234abcdefghij0123456789", "b,short"),
                },
                status: 400,
                error: { name: "BadRequestException", message: /at least 20 characters/ },
            },
            { command: "GetApiKeys", answer: { items: [] } },
            {
                command: "ImportApiKeys",
                input: {
                    format: "csv",
                    body: file("Name,Key,UsagePlanIds", "a,apikey1234abcdefghij0123456789,none", "b,short,"),
                },
                status: 201,
                answer: { ids: [anyId], warnings: [/Invalid Usage Plan ID/, /at least 20 characters/] },
            },
            { command: "GetApiKeys", has: { items: [{ name: "a" }] } },
            {
                command: "ImportApiKeys",
                input: { format: "csv", body: file("Name", "a") },
                status: 400,
                error: { name: "BadRequestException", message: /Name and Key/ },
            },
        ],
    },
];
