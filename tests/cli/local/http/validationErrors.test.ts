import { expect } from "chai";
import * as fc from "fast-check";
import { deployed, method, stage } from "../deployments";
import { served, stopAll } from "./served";

const json = { "content-type": "application/json" };

/** A gateway whose answer to a body that does not fit tells why, as an API can have it. */
async function explaining(schema: object) {
    const validation = { validator: "all", requiredParameters: [], models: { "application/json": schema } };
    const own = {
        responseParameters: {},
        responseTemplates: { "application/json": "$context.error.validationErrorString" },
    };
    const gateway = await served(
        deployed([
            stage([method("POST /orders", { validation })], {
                requestValidators: { all: { validateRequestBody: "true" } },
                gatewayResponses: { BAD_REQUEST_BODY: own },
            }),
        ]),
    );
    return (body: string | Buffer) => gateway.request("/dev/orders", { method: "POST", headers: json }, body);
}

const name = (of: object) => ({ type: "object", properties: { name: of } });

/** A model, a body that does not fit, and AWS's words for it. */
const errors: [schema: object, body: string, words: string][] = [
    [{ type: "object", required: ["b", "a"] }, "{}", '[object has missing required properties (["a","b"])]'],
    [
        { type: "object", properties: { a: {} }, additionalProperties: false },
        '{"c":1,"b":2}',
        '[object instance has properties which are not allowed by the schema: ["b","c"]]',
    ],
    [
        name({ type: ["integer", "null"] }),
        '{"name":1.5}',
        '[instance type (number) does not match any allowed primitive type (allowed: ["integer","null"])]',
    ],
    [
        name({ type: "string" }),
        '{"name":null}',
        '[instance type (null) does not match any allowed primitive type (allowed: ["string"])]',
    ],
    [
        name({ enum: ["cat", "dog"] }),
        '{"name":"bird"}',
        '[instance value ("bird") not found in enum (possible values: ["cat","dog"])]',
    ],
    [
        name({ maximum: 5 }),
        '{"name":6}',
        "[numeric instance is greater than the required maximum (maximum: 5, found: 6)]",
    ],
    [
        name({ minimum: 5, exclusiveMinimum: true }),
        '{"name":5}',
        "[numeric instance is not strictly greater than the required minimum 5]",
    ],
    [
        name({ maximum: 5, exclusiveMaximum: true }),
        '{"name":5}',
        "[numeric instance is not strictly lower than the required maximum 5]",
    ],
    [name({ multipleOf: 2 }), '{"name":3}', "[remainder of division is not zero (3 / 2)]"],
    [name({ minLength: 2 }), '{"name":"a"}', '[string "a" is too short (length: 1, required minimum: 2)]'],
    [name({ maxLength: 2 }), '{"name":"abc"}', '[string "abc" is too long (length: 3, maximum allowed: 2)]'],
    [name({ pattern: "^a" }), '{"name":"b"}', '[ECMA 262 regex "^a" does not match input string "b"]'],
    [name({ uniqueItems: true }), '{"name":[1,1]}', "[array must not contain duplicate elements]"],
    [name({ not: { type: "null" } }), '{"name":null}', "[instance matched a schema which it should not have]"],
    [
        name({ type: "integer", minimum: 3, multipleOf: 2 }),
        '{"name":1}',
        "[numeric instance is lower than the required minimum (minimum: 3, found: 1), " +
            "remainder of division is not zero (1 / 2)]",
    ],
];

describe("What an API can tell of a body that does not fit", () => {
    after(stopAll);

    for (const [schema, body, words] of errors) {
        it(`${words}, for ${body}`, async () => {
            const send = await explaining(schema);
            const answer = await send(body);
            expect([answer.status, answer.body]).to.deep.equal([400, words]);
        });
    }

    it("tells of each alternative that failed, and that none is left", async () => {
        for (const [keyword, words] of [
            ["anyOf", "instance failed to match at least one required schema among 2"],
            ["oneOf", "instance failed to match exactly one schema (matched 0 out of 2)"],
        ]) {
            const send = await explaining({ [keyword]: [{ type: "string" }, { type: "array" }] });
            expect((await send("1")).body).to.include(words);
        }
        const twice = await explaining({ oneOf: [{ type: "number" }, { type: "integer" }] });
        expect((await twice("1")).body).to.include("(matched 2 out of 2)");
    });

    const valid: { [format: string]: [right: string[], wrong: string[]] } = {
        "date-time": [
            ["2026-02-28T13:05:09Z", "2024-02-29T13:05:09.123+02:00"],
            ["2026-02-30T13:05:09Z", "2026-02-28", "now"],
        ],
        email: [["a@example.com"], ["a", "a b@example.com", "@"]],
        ipv4: [["192.0.2.1"], ["192.0.2", "::1"]],
        ipv6: [["::1"], ["192.0.2.1"]],
        uri: [["https://example.com/a?b#c"], ["not a uri"]],
        "of-a-later-draft": [["anything"], []],
    };
    for (const [format, [right, wrong]] of Object.entries(valid)) {
        it(`the format ${format}`, async () => {
            const send = await explaining({ type: "string", format });
            for (const text of right) expect((await send(JSON.stringify(text))).status, text).to.equal(200);
            for (const text of wrong) expect((await send(JSON.stringify(text))).status, text).to.equal(400);
        });
    }

    it("is told for whatever a client sends", async () => {
        const send = await explaining(name({ type: "string" }));
        const bodies = fc.oneof(
            fc.json(),
            fc.string(),
            fc.uint8Array().map(bytes => Buffer.from(bytes)),
        );
        await fc.assert(
            fc.asyncProperty(bodies, async body => {
                const answer = await send(body);
                if (answer.status !== 200) expect([answer.status, answer.body[0]]).to.deep.equal([400, "["]);
            }),
            { numRuns: 100 },
        );
    });
});
