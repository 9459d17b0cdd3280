import { RecordedFact, documentOf } from "../recordedFact";

const answered = {
    type: "mock",
    requestTemplates: { "application/json": '{"statusCode":200}' },
    responses: { default: { statusCode: "200" } },
};

/** Who gets in. */
export const entryFacts: RecordedFact[] = [
    {
        id: "R1",
        title: "a route without a key is answered",
        source: "DG, Set up a method",
        document: documentOf({ "/a": { get: { "x-amazon-apigateway-integration": answered } } }),
        steps: [{ path: "/dev/a", status: 200 }],
    },
];
