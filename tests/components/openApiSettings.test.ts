import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { made, problems, problemsWhenKnown } from "./ordersGateway";

const x = (name: string) => `x-amazon-apigateway-${name}`;
const withDocument = (document: object, changes: object = {}) => ({
    ...changes,
    openApi: { openapi: "3.0.1", paths: {}, ...document },
});

const scheme = (authorizer: object) => ({
    components: {
        securitySchemes: {
            jwt: {
                type: "apiKey",
                name: "Authorization",
                in: "header",
                [x("authtype")]: "custom",
                [x("authorizer")]: authorizer,
            },
        },
    },
});
const ofScheme = `openApi.components.securitySchemes.jwt.${x("authorizer")}`;

describe("A setting in an OpenAPI document is refused", () => {
    const refused: { [what: string]: [document: object, line: string] } = {
        "when its key source is none": [
            { [x("api-key-source")]: "header" },
            `openApi.${x("api-key-source")}: "header" is not one of HEADER, AUTHORIZER`,
        ],
        "when its compression is none": [
            { [x("minimum-compression-size")]: "big" },
            `openApi.${x("minimum-compression-size")}: "big" is not a whole number from 0 to 10485760 bytes`,
        ],
        "when its binary media types are no list": [
            { [x("binary-media-types")]: "image/png" },
            `openApi.${x("binary-media-types")}: "image/png" is not a list of media types`,
        ],
        "when its policy is none": [
            { [x("policy")]: { Version: "2012-10-17" } },
            `openApi.${x("policy")}: has no Statement, so it is not a policy`,
        ],
        "when its endpoint's switch is none, in the server too": [
            { servers: [{ [x("endpoint-configuration")]: { disableExecuteApiEndpoint: "yes" } }] },
            `openApi.servers.0.${x("endpoint-configuration")}.disableExecuteApiEndpoint: "yes" is not true or false`,
        ],
        "when it has VPC endpoints and is not private": [
            { servers: [{ [x("endpoint-configuration")]: { vpcEndpointIds: ["vpce-1"] } }] },
            `openApi.${x("endpoint-configuration")}.vpcEndpointIds: is for private APIs; drop it, or give endpointType: PRIVATE`,
        ],
        "when a gateway response's type is none": [
            { [x("gateway-responses")]: { THROTLED: {} } },
            `openApi.${x("gateway-responses")}.THROTLED: no type of gateway response; did you mean THROTTLED?`,
        ],
        "when a gateway response's header has no place": [
            { [x("gateway-responses")]: { THROTTLED: { responseParameters: { "Retry-After": "'1'" } } } },
            `openApi.${x("gateway-responses")}.THROTTLED.responseParameters.Retry-After: has no place; write "gatewayresponse.header.Retry-After" for a header`,
        ],
        "when a validator checks something unknown": [
            { [x("request-validators")]: { all: { validateRequestBod: true } } },
            `openApi.${x("request-validators")}.all.validateRequestBod: unknown; did you mean validateRequestBody?`,
        ],
        "when an authorizer's type is of HTTP APIs": [
            scheme({ type: "jwt" }),
            `${ofScheme}.type: "jwt" is not one of token, request, cognito_user_pools`,
        ],
        "when a Lambda authorizer has no function": [
            scheme({ type: "token" }),
            `${ofScheme}.authorizerUri: missing; where the function is invoked`,
        ],
        "when a Cognito authorizer has no user pools": [
            scheme({ type: "cognito_user_pools" }),
            `${ofScheme}.providerARNs: missing; the ARNs of the user pools`,
        ],
    };
    for (const [what, [document, line]] of Object.entries(refused)) {
        it(what, async () => {
            expect(await problems(withDocument(document))).to.deep.equal([line]);
        });
    }

    it("when the addresses of its endpoint are none", async () => {
        const document = { [x("endpoint-configuration")]: { ipAddressType: "ipv6" } };
        expect(await problems(withDocument(document))).to.deep.equal([
            `openApi.${x("endpoint-configuration")}.ipAddressType: "ipv6" is not one of ipv4, dualstack`,
        ]);
    });

    it("when its value is known later", async () => {
        const document = () => withDocument({ [x("binary-media-types")]: [pulumi.output("image")] });
        expect(await problemsWhenKnown(document)).to.deep.equal([
            `openApi.${x("binary-media-types")}.0: "image" is not a media type, such as image/png or */*`,
        ]);
    });

    it("but not when it is right, as text, or an Output", async () => {
        const policy = '{"Version":"2012-10-17","Statement":[]}';
        const { resource } = await made(() =>
            withDocument({
                ...scheme({ type: "TOKEN", authorizerUri: pulumi.output("arn:aws:apigateway:…") }),
                [x("api-key-source")]: "AUTHORIZER",
                [x("minimum-compression-size")]: "1024",
                [x("binary-media-types")]: [pulumi.output("image/png")],
                [x("policy")]: pulumi.output(policy),
                [x("gateway-responses")]: pulumi.output({ THROTTLED: { statusCode: "429" } }),
                [x("endpoint-configuration")]: {
                    disableExecuteApiEndpoint: pulumi.output(true),
                    ipAddressType: pulumi.output("dualstack"),
                },
            }),
        );
        expect(resource("RestApi", "orders").inputs).to.deep.include({
            // The provider would put back the kind of addresses that it read last.
            endpointConfiguration: { types: "REGIONAL", ipAddressType: "dualstack" },
            minimumCompressionSize: "1024",
            binaryMediaTypes: ["image/png"],
            disableExecuteApiEndpoint: true,
        });
    });
});
