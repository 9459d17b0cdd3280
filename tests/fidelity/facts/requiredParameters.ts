import { RecordedFact, documentOf } from "../recordedFact";
import { guarded, ls, missing, order, required, validators, withBody } from "./validatedApis";

/** What a request must have: its required parameters. */
export const requiredParameterFacts: RecordedFact[] = [
    {
        id: "Y2",
        title: "a missing query parameter is 400 and named; one that is there or blank is told apart",
        source: `${ls}; DG api-gateway-method-request-validation ("included and not blank")`,
        document: documentOf({ "/q": { get: guarded(required("query", "q1")) } }, validators),
        steps: [
            { path: "/dev/q", ...missing("q1") },
            { path: "/dev/q?q1=", ...missing("q1") },
            { path: "/dev/q?Q1=x", ...missing("q1") },
            { path: "/dev/q?q1=x", status: 200 },
        ],
    },
    {
        id: "Y4",
        title: "a missing header is 400 and named",
        source: `${ls}; DG api-gateway-request-validation-test`,
        document: documentOf({ "/h": { get: guarded(required("header", "h1")) } }, validators),
        steps: [
            { path: "/dev/h", ...missing("h1") },
            { path: "/dev/h", headers: { h1: "x" }, status: 200 },
        ],
    },
    {
        id: "Y3",
        title: "several missing parameters are named in one answer, before the body is looked at",
        source: `${ls} (snapshot missing-all-required-request-params-post)`,
        document: documentOf(
            {
                "/nested/{test}": {
                    post: withBody(order, {
                        parameters: [
                            ...required("path", "issuer"),
                            ...required("query", "qs1"),
                            ...required("header", "x-header-param"),
                        ],
                    }),
                },
            },
            validators,
        ),
        steps: [
            {
                method: "POST",
                path: "/dev/nested/value",
                headers: { "content-type": "application/json" },
                send: '{"test":"test"}',
                ...missing("x-header-param, issuer, qs1"),
            },
        ],
    },
    {
        id: "Y3b",
        title: "missing parameters are named in the service's order, which is no alphabet's",
        source: "the answer of JARTIC's traffic API, as quoted in public notes; a hash set's order",
        document: documentOf(
            {
                "/geo": {
                    get: guarded(
                        required(
                            "query",
                            ...["service", "version", "request", "typeNames", "srsName", "outputFormat", "cql_filter"],
                        ),
                    ),
                },
            },
            validators,
        ),
        steps: [
            {
                path: "/dev/geo",
                ...missing("request, srsName, typeNames, service, cql_filter, version, outputFormat"),
            },
        ],
    },
];
