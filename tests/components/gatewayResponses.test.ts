import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { GatewayResponse } from "../../components/index";
import { documentOf, made, problems, problemsWhenKnown } from "./ordersGateway";

const extension = "x-amazon-apigateway-gateway-responses";

type Responses = { [type: string]: object } | undefined;

const responsesOf = async (
    gatewayResponses: { [type: string]: GatewayResponse } | (() => { [type: string]: GatewayResponse }),
): Promise<Responses> => {
    const given = typeof gatewayResponses === "function" ? gatewayResponses : () => gatewayResponses;
    return (documentOf(await made(() => ({ gatewayResponses: given() }))) as unknown as { [extension]: Responses })[
        extension
    ];
};

/** DG "Gateway response types for API Gateway". */
const types = [
    ...["ACCESS_DENIED", "API_CONFIGURATION_ERROR", "AUTHORIZER_CONFIGURATION_ERROR", "AUTHORIZER_FAILURE"],
    ...["BAD_REQUEST_BODY", "BAD_REQUEST_PARAMETERS", "DEFAULT_4XX", "DEFAULT_5XX", "EXPIRED_TOKEN"],
    ...["INTEGRATION_FAILURE", "INTEGRATION_TIMEOUT", "INVALID_API_KEY", "INVALID_SIGNATURE"],
    ...["MISSING_AUTHENTICATION_TOKEN", "QUOTA_EXCEEDED", "REQUEST_TOO_LARGE", "RESOURCE_NOT_FOUND", "THROTTLED"],
    ...["UNAUTHORIZED", "UNSUPPORTED_MEDIA_TYPE", "WAF_FILTERED"],
];

describe("A gateway response", () => {
    it("has the status, the headers by their plain values, and the body by its media type", async () => {
        const response = {
            statusCode: 430,
            headers: { "Retry-After": "60", "X-Note": 'a "b", ü' },
            body: "<error>$context.error.message</error>",
            contentType: "application/xml",
        };
        expect(await responsesOf({ THROTTLED: response })).to.deep.equal({
            THROTTLED: {
                statusCode: 430,
                responseParameters: {
                    "gatewayresponse.header.Retry-After": "'60'",
                    "gatewayresponse.header.X-Note": "'a \"b\", ü'",
                },
                responseTemplates: { "application/xml": "<error>$context.error.message</error>" },
            },
        });
    });

    it("keeps what it does not say, and its body is JSON by default", async () => {
        expect(await responsesOf({ QUOTA_EXCEEDED: { body: "{}" }, INVALID_API_KEY: {} })).to.deep.equal({
            QUOTA_EXCEEDED: { responseTemplates: { "application/json": "{}" } },
            INVALID_API_KEY: {},
        });
    });

    it("may be of every type that the service has", async () => {
        const all = Object.fromEntries(types.map(type => [type, { body: "{}" }]));
        expect(await responsesOf(all)).to.have.all.keys(...types);
    });

    it("is laid over the one of the document that is brought along, of which the rest stays", async () => {
        const openApi = {
            openapi: "3.0.1",
            info: { title: "t", version: "1" },
            paths: {},
            [extension]: { THROTTLED: { statusCode: 430 }, UNAUTHORIZED: { statusCode: 404 } },
        };
        const document = documentOf(await made({ openApi, gatewayResponses: { THROTTLED: { body: "{}" } } }));
        expect((document as unknown as { [extension]: Responses })[extension]).to.deep.equal({
            THROTTLED: { statusCode: 430, responseTemplates: { "application/json": "{}" } },
            UNAUTHORIZED: { statusCode: 404 },
        });
    });

    it("is refused when its type is none, with the nearest", async () => {
        expect(
            await problems({ gatewayResponses: { THROTTLE: {}, throttled: {}, QuotaExceeded: {}, TEAPOT: {} } }),
        ).to.deep.equal([
            "gatewayResponses.THROTTLE: no type of gateway response; did you mean THROTTLED?",
            `gatewayResponses.throttled: no type of gateway response; did you mean THROTTLED?`,
            "gatewayResponses.QuotaExceeded: no type of gateway response; did you mean QUOTA_EXCEEDED?",
            `gatewayResponses.TEAPOT: no type of gateway response; known here: ${types.join(", ")}`,
        ]);
    });

    it("is refused when it can't be sent", async () => {
        const response = {
            statusCode: 199,
            headers: { "X Note": "a", A: "'60'", B: "a\r\nb", C: 60 },
            body: {},
            contentType: "json",
            statuscode: 429,
        };
        expect(await problems({ gatewayResponses: { THROTTLED: response } })).to.deep.equal(
            [
                "statusCode: 199 is not a whole number from 200 to 599",
                'headers.X Note: "X Note" is not the name of a header; use letters, digits and - . _ $',
                "headers.A: has a single quote, which API Gateway can't send in a header",
                "headers.B: has a line break or another control character, which no header can carry",
                "headers.C: 60 is not a string",
                "body: a map is not a string",
                'contentType: "json" is not a media type, such as application/json',
                "statuscode: unknown; did you mean statusCode?",
            ].map(line => `gatewayResponses.THROTTLED.${line}`),
        );
    });

    it("is refused by an Output of a bad value when that is known", async () => {
        const changes = () => ({ gatewayResponses: { THROTTLED: { headers: { A: pulumi.output("a'b") } } } });
        expect(await problemsWhenKnown(changes)).to.deep.equal([
            "gatewayResponses.THROTTLED.headers.A: has a single quote, which API Gateway can't send in a header",
        ]);
    });
});
