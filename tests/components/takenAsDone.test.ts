import { expect } from "chai";
import * as fc from "fast-check";
import { canonicalJson } from "../../components/canonicalJson";
import { leftOutByCreation } from "../../components/failedCreations";
import { takenAsDone, unknownYet } from "../../components/takenAsDone";

const paths = (oldInputs: object, newInputs: object, oldOutputs: object) =>
    takenAsDone({ oldInputs, newInputs, oldOutputs }).map(({ path }) => path);

type Row = [string, [object, object, object], string[]];

/** By kind, what a program may give, and what the service has of the rest by itself. */
const madeByItself: { [kind: string]: [object, object] } = {
    ApiKey: [{}, { enabled: true, value: "made", region: "us-east-1" }],
    UsagePlan: [
        { quotaSettings: { limit: 1, period: "DAY" } },
        { quotaSettings: { limit: 1, offset: 0, period: "DAY" } },
    ],
    Stage: [{}, { xrayTracingEnabled: false, cacheClusterEnabled: false, description: "", variables: {} }],
    MethodSettings: [
        {},
        {
            settings: {
                cacheDataEncrypted: false,
                cacheTtlInSeconds: 300,
                cachingEnabled: false,
                dataTraceEnabled: false,
                loggingLevel: "OFF",
                metricsEnabled: false,
                throttlingBurstLimit: -1,
                throttlingRateLimit: -1,
                unauthorizedCacheControlHeaderStrategy: "SUCCEED_WITH_RESPONSE_HEADER",
            },
        },
    ],
    RestApi: [
        { endpointConfiguration: { types: "REGIONAL" } },
        {
            apiKeySource: "HEADER",
            binaryMediaTypes: [],
            disableExecuteApiEndpoint: false,
            endpointConfiguration: { types: "REGIONAL", ipAddressType: "ipv4" },
            failOnWarnings: true,
            minimumCompressionSize: "",
            policy: "",
            putRestApiMode: "overwrite",
        },
    ],
    DomainName: [{}, { routingMode: "BASE_PATH_MAPPING_ONLY" }],
    LogGroup: [{}, { retentionInDays: 0, logGroupClass: "STANDARD", skipDestroy: false }],
    MetricAlarm: [{}, { actionsEnabled: true, treatMissingData: "missing" }],
    LogMetricFilter: [{}, { metricTransformation: { unit: "None" } }],
    Certificate: [{}, { keyAlgorithm: "RSA_2048", validationMethod: "DNS", subjectAlternativeNames: ["a.example"] }],
    Permission: [{}, { statementId: "made" }],
    Role: [{}, { maxSessionDuration: 3600, forceDetachPolicies: false }],
};

describe("What an update would take for done", () => {
    for (const [what, [before, wanted, kept], expected] of [
        ["a value that was refused", [{ rate: 1 }, { rate: 2 }, { rate: 2 }], ["rate"]],
        [
            "one that was refused and is wanted still, beside another change",
            [
                { a: 1, b: 1 },
                { a: 2, b: 2 },
                { a: 2, b: 1 },
            ],
            ["a"],
        ],
        ["a part of a block", [{ s: { a: 1 } }, { s: { a: 2 } }, { s: { a: 2, b: 0 } }], ["s.a"]],
        ["a block that is new", [{}, { quota: { limit: 5 } }, { quota: { limit: 5, offset: 0 } }], ["quota.limit"]],
        ["what was to be taken away", [{ text: "a" }, {}, {}], ["text"]],
        [
            "a member of a list, in the provider's order",
            [
                { l: [{ p: "a" }] },
                { l: [{ p: "b" }, { p: "a" }] },
                {
                    l: [
                        { p: "a", t: [] },
                        { p: "b", t: [] },
                    ],
                },
            ],
            ["l"],
        ],
        ["nothing, where a change is about to be sent", [{ rate: 1 }, { rate: 2 }, { rate: 1 }], []],
        ["nothing, where another value is wanted by now", [{ rate: 1 }, { rate: 3 }, { rate: 2 }], []],
        ["nothing, where the old value is wanted again", [{ rate: 1 }, { rate: 1 }, { rate: 2 }], []],
        [
            "nothing, where all is as before",
            [{ rate: 1, __defaults: ["a"] }, { rate: 1, __defaults: [] }, { rate: 1 }],
            [],
        ],
        [
            "nothing, where what the service has by itself is written out",
            [
                { s: { a: 1 } },
                { s: { a: 2, cacheTtlInSeconds: 300, on: false } },
                { s: { a: 1, cacheTtlInSeconds: 300, on: false } },
            ],
            [],
        ],
        ["nothing, where a list is in another order", [{ l: [1, 2] }, { l: [2, 1] }, { l: [2, 1] }], []],
        [
            "what was to be taken from a member of a list",
            [{ l: [{ p: "a", t: [1] }] }, { l: [{ p: "a" }] }, { l: [{ p: "a" }] }],
            ["l"],
        ],
        [
            "nothing, where it is about to be taken from a member of a list",
            [{ l: [{ p: "a", t: [1] }] }, { l: [{ p: "a" }] }, { l: [{ p: "a", t: [1] }] }],
            [],
        ],
        [
            "a throttle of nothing that was to be taken away",
            [{ settings: { throttlingRateLimit: 0 } }, { settings: {} }, { settings: { throttlingRateLimit: -1 } }],
            ["settings.throttlingRateLimit"],
        ],
        ["what was to be turned on again", [{ enabled: false }, { enabled: true }, { enabled: true }], ["enabled"]],
        [
            "nothing, where a value is not known yet",
            [
                { a: 1, s: { b: 1 }, l: [1] },
                { a: unknownYet, s: unknownYet, l: [unknownYet] },
                { a: unknownYet, l: [unknownYet] },
            ],
            [],
        ],
        [
            "nothing, where the provider has made another kind of value of the same text",
            [{ minimumCompressionSize: "1024" }, { minimumCompressionSize: 1024 }, { minimumCompressionSize: 1024 }],
            [],
        ],
        [
            "nothing, where a document has the same in another order",
            [{ policy: '{"a":1,"b":2}' }, { policy: '{ "b": 2, "a": 1 }' }, { policy: '{ "b": 2, "a": 1 }' }],
            [],
        ],
        ["nothing, where a key's value is written out that AWS had made", [{}, { value: "k" }, { value: "k" }], []],
        ...Object.entries(madeByItself).map(([kind, [given, all]]): Row => [
            `nothing, where a program writes out what each ${kind} has, beside a change`,
            [
                { ...given, change: 1 },
                { ...given, ...all, change: 2 },
                { ...given, ...all, change: 1 },
            ],
            [],
        ]),
        [
            "what was to be added to a member of a list",
            [{ l: [{ p: "a" }] }, { l: [{ p: "a", t: [1] }] }, { l: [{ p: "a", t: [1] }] }],
            ["l"],
        ],
    ] as Row[]) {
        it(`is ${what}`, () => {
            expect(paths(before, wanted, kept)).to.deep.equal(expected);
        });
    }

    const text = fc.string({ minLength: 1, unit: fc.constantFrom("a", "b", "c") });
    const leaf = fc.oneof(text, fc.integer({ min: 1, max: 3 }), fc.array(text, { minLength: 1, maxLength: 2 }));
    const block = fc.dictionary(text, leaf, { maxKeys: 3 });
    const inputs = fc.dictionary(text, fc.oneof(leaf, block), { maxKeys: 4 });
    /** What only the service has. */
    const computed = { arn: "arn", id: "id", __meta: "{}" };

    it("is nothing after an update that went well, whatever is changed next", () => {
        fc.assert(
            fc.property(inputs, inputs, (before, wanted) => {
                expect(paths(before, wanted, { ...before, ...computed })).to.deep.equal([]);
            }),
        );
    });

    it("is nothing where what failed is taken back", () => {
        fc.assert(
            fc.property(inputs, inputs, (before, failed) => {
                expect(paths(before, before, { ...failed, ...computed })).to.deep.equal([]);
            }),
        );
    });

    it("is each part that a failed update changed, as long as the program wants that", () => {
        fc.assert(
            fc.property(inputs, inputs, inputs, (before, failed, changes) => {
                const wanted: { [name: string]: unknown } = { ...failed, ...changes };
                const found = paths(before, wanted, { ...failed, ...computed }).map(path => path.split(".")[0]);
                const names = new Set([...Object.keys(before), ...Object.keys(failed)]);
                const isChanged = (name: string) => hash(before[name]) !== hash(failed[name]);
                const isWanted = (name: string) => hash(failed[name]) === hash(wanted[name]);
                const left = [...names].filter(name => isChanged(name) && isWanted(name));
                expect(found).to.include.members(left);
            }),
        );
    });

    const hash = (value: unknown) =>
        canonicalJson(Array.isArray(value) ? [...new Set(value as string[])].sort() : (value ?? {}));
});

describe("What a creation that failed left out", () => {
    const accessLogSettings = { destinationArn: "arn", format: "f" };
    const given = { deployment: "1", stageName: "v1", accessLogSettings };
    const outputs = { ...given, invokeUrl: "https://example.com", tagsAll: {} };
    const paths = (kind: string, oldInputs: object, newInputs: object, oldOutputs: object) =>
        leftOutByCreation(kind, { oldInputs, newInputs, oldOutputs }).map(({ path }) => path);

    it("is what only its later calls give, where the engine updates without a difference", () => {
        expect(paths("Stage", given, given, outputs)).to.deep.equal(["accessLogSettings"]);
    });

    it("is nothing beside a change, or where more is at the service than is wanted", () => {
        expect(paths("Stage", given, { ...given, deployment: "2" }, outputs)).to.deep.equal([]);
        expect(paths("Stage", given, given, { ...outputs, variables: { a: "b" } })).to.deep.equal([]);
        expect(paths("Stage", given, given, { ...outputs, accessLogSettings: undefined })).to.deep.equal([]);
    });

    it("is nothing of a kind that is made by one call", () => {
        expect(paths("ApiKey", { enabled: true }, { enabled: true }, { enabled: true })).to.deep.equal([]);
    });
});
