import { RecordedFact, documentOf } from "../recordedFact";

/** A request template alone, and whether it gives a status. */
const statusFacts = [
    ["M1", "{statusCode: 200}", 200],
    ["M2", "{'statusCode': 200, '': ''}", 200],
    ["M3", '{"statusCode": 200 ,, }', 200],
    ["M4", "{statusCode: 200, foo}: [ba r]}", 200],
    ["M4b", "{statusCode: 200, \"value\": 'goog'}", 200],
    ["M4c", "{statusCode: 200,super{ f}oo: [ba r]}", 200],
    ["M4d", "{statusCode: 200, }foo: ''}", 200],
    ["M4e", '{"statusCode": 200 , null: null }', 200],
    ["M4f", '{statusCode: 200, "a": {b: 1, c: [2, 3]}}', 200],
    ["M5", '{"statusCode": "200"}', 500],
    ["M5b", '{"statusCode": 200.0}', 500],
    ["M5c", "{}", 500],
    ["M6", "statusCode: 200", 500],
    ["M7", "{\"statusCode': 200 }", 500],
    ["M7b", "{'statusCode: 200 }", 500],
    ["M7c", "{statusCode: 200, {foo: [ba r]}", 500],
    ["M7d", "{statusCode: 200, what:{}foo: [ba r]}}", 500],
    ["M8", '{"statusCode": 200', 500],
    ["M8b", '{"statusCode": 0}', 200],
    ["M8c", '{"statusCode": -1000}', 200],
] as const;

/** Which request templates give a mock its status. */
export const mockStatusFacts: RecordedFact[] = statusFacts.map(([id, template, status]) => {
    const integration = {
        type: "mock",
        requestTemplates: { "application/json": template },
        responses: { default: { statusCode: "200" } },
    };
    return {
        id,
        title: `the request template ${template} ${status === 200 ? "selects the default response" : "is an error"}`,
        source: "LS unit test_mock_integration.py (tried in the AWS console)",
        document: documentOf({ "/m": { get: { "x-amazon-apigateway-integration": integration } } }),
        steps: [{ path: "/dev/m", status, answer: status === 200 ? "" : '{"message": "Internal server error"}' }],
    };
});
