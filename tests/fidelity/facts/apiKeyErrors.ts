import { ControlFact } from "../controlFact";
import { badRequest, conflict, keyOf, notFound, refused } from "../controlSteps";

const acme = keyOf("acme");
const patch = (op: string, path: string, value?: string) => ({ patchOperations: [{ op, path, value }] });
const planId = { usagePlanId: "{basic}" };
const otherWords = "its words are other";

export const apiKeyErrors: ControlFact[] = [
    {
        id: "C-E1",
        title: "a name beyond 1,024 characters is refused",
        source: "LS test_create_api_key_with_invalid_name",
        notAtEndpoint: "it takes any",
        steps: [
            refused(
                "CreateApiKey",
                { name: "a".repeat(1025) },
                badRequest("Invalid API Key name, can be at most 1024 characters."),
            ),
            { command: "CreateApiKey", input: { name: "a".repeat(1024) }, status: 201 },
        ],
    },
    {
        id: "C-E2",
        title: "a value has at least 20 characters",
        source: "LS test_create_api_key_with_invalid_value; moto #2607",
        steps: [
            refused("CreateApiKey", { value: "short" }, badRequest("API Key value should be at least 20 characters")),
            { command: "CreateApiKey", input: { value: "a".repeat(20) }, status: 201 },
        ],
    },
    {
        id: "C-E3",
        title: "a value has at most 128 characters",
        source: "LS test_create_api_key_with_invalid_value; terraform-provider-aws #30894",
        notAtEndpoint: otherWords,
        steps: [
            refused(
                "CreateApiKey",
                { value: "a".repeat(129) },
                badRequest("API Key value exceeds maximum size of 128 characters"),
            ),
            { command: "CreateApiKey", input: { value: "a".repeat(128) }, status: 201 },
        ],
    },
    {
        id: "C-E4",
        title: "a description beyond 125,000 characters is refused, by either call",
        source: "LS test_update_api_key_invalid_description_length",
        notAtEndpoint: "it takes any",
        steps: [
            refused(
                "CreateApiKey",
                { description: "a".repeat(125_001) },
                badRequest("Invalid API Key description specified."),
            ),
            acme,
            refused(
                "UpdateApiKey",
                { apiKey: "{acme.id}", ...patch("replace", "/description", "a".repeat(125_001)) },
                badRequest("Invalid API Key description specified."),
            ),
        ],
    },
    {
        id: "C-E5",
        title: "two keys can't share a value",
        source: "rrahul963/serverless-add-api-key #27 (409 ConflictException)",
        steps: [acme, refused("CreateApiKey", { value: "{acme.value}" }, conflict("API Key already exists"))],
    },
    {
        id: "C-E6",
        title: "what can't be changed of a key is refused with what can",
        source: "LS test_update_api_key_immutable_field",
        notAtEndpoint: "it changes anything",
        steps: [
            acme,
            refused(
                "UpdateApiKey",
                { apiKey: "{acme.id}", ...patch("replace", "/id", "new-id") },
                badRequest(
                    "Invalid patch path  '/id' specified for op 'replace'. Must be one of: [/description, /enabled, /name, /customerId]",
                ),
            ),
            refused(
                "UpdateApiKey",
                { apiKey: "{acme.id}", ...patch("replace", "/value", "a".repeat(30)) },
                badRequest(
                    "Invalid patch path  '/value' specified for op 'replace'. Must be one of: [/description, /enabled, /name, /customerId]",
                ),
            ),
        ],
    },
    {
        id: "C-E7",
        title: "an unknown key is not found, whatever is asked of it",
        source: "moto #2927, #2928 (compared with AWS)",
        steps: [
            refused("GetApiKey", { apiKey: "none" }, notFound("Invalid API Key identifier specified")),
            refused(
                "UpdateApiKey",
                { apiKey: "none", ...patch("replace", "/name", "x") },
                notFound("Invalid API Key identifier specified"),
            ),
            refused("DeleteApiKey", { apiKey: "none" }, notFound("Invalid API Key identifier specified")),
        ],
    },
    {
        id: "C-E8",
        title: "a key that is not in a plan is not found there",
        source: "moto #2927 (compared with AWS)",
        notAtEndpoint: otherWords,
        steps: [
            acme,
            ...["GetUsagePlanKey", "DeleteUsagePlanKey"].flatMap(command =>
                ["none", "{acme.id}"].map(keyId =>
                    refused(command, { ...planId, keyId }, notFound("Invalid API Key identifier specified")),
                ),
            ),
        ],
    },
];
