import { expect } from "chai";
import * as fc from "fast-check";
import { UsagePlanGatewayArgs } from "../../components/index";
import { documentOf, made, ordersArgs, pathsOf, problems } from "./ordersGateway";
import { Preflight, oneOrigin, preflightOf, severalOrigins } from "./preflights";
import { renderedAnswer } from "./renderedTemplate";

type Changes = Partial<UsagePlanGatewayArgs>;

/** The headers of a preflight's answer, as a browser gets them where one origin is allowed. */
async function answerTo(changes: Changes, path?: string): Promise<{ [name: string]: string }> {
    const preflight = await preflightOf(changes, path);
    return plain(preflight["x-amazon-apigateway-integration"].responses.default.responseParameters);
}

/** Headers by name, without the quotes of a mapping expression's value. */
function plain(parameters: { [parameter: string]: string }): { [name: string]: string } {
    return Object.fromEntries(
        Object.entries(parameters).map(([name, value]) => [
            name.split(".header.")[1],
            /^'.*'$/.test(value) ? value.slice(1, -1) : value,
        ]),
    );
}

interface Answer {
    statusCode?: number;
    responseParameters?: { [parameter: string]: string };
    responseTemplates?: object;
}

async function refusalsOf(changes: Changes): Promise<{ [type: string]: Answer }> {
    const document = documentOf(await made({ cors: oneOrigin, ...changes })) as unknown as {
        [extension: string]: { [type: string]: Answer } | undefined;
    };
    return document["x-amazon-apigateway-gateway-responses"] ?? {};
}

/** The origin that a template without a body allows a page that sends these headers. */
function originGivenTo(template: string, sent: { [name: string]: string }): unknown {
    const { text, headers } = renderedAnswer(template, sent);
    expect(text).to.equal("");
    return headers["Access-Control-Allow-Origin"];
}

describe("Several origins", () => {
    it("are told apart by the preflight, whatever way the header is written", async () => {
        const preflight = await preflightOf({ cors: severalOrigins });
        const { responseParameters, responseTemplates } =
            preflight["x-amazon-apigateway-integration"].responses.default;
        expect(plain(responseParameters)).not.to.have.property("Access-Control-Allow-Origin");
        expect(plain(responseParameters).Vary).to.equal("Origin");
        const template = responseTemplates!["application/json"];
        for (const name of ["Origin", "origin"]) {
            expect(originGivenTo(template, { [name]: "http://localhost:3000" })).to.equal("http://localhost:3000");
            expect(originGivenTo(template, { [name]: "https://evil.example.com" })).to.equal(undefined);
        }
        expect(originGivenTo(template, {})).to.equal(undefined);
    });

    it("are told apart by a mock's own answer too, before its body", async () => {
        const { paths } = documentOf(
            await made({ cors: severalOrigins, routes: { "GET /orders": { mock: { body: "[]" } } } }),
        );
        const get = paths["/orders"].get as { responses: { 200: { headers: object } } };
        const { default: answer } = (
            get as unknown as { "x-amazon-apigateway-integration": Preflight["x-amazon-apigateway-integration"] }
        )["x-amazon-apigateway-integration"].responses;
        expect(answer.responseTemplates!["application/json"]).to.match(/^#set\(\$origin.*#end\[\]$/);
        expect(answer.responseTemplates!["application/json"]).to.include('$origin == "http://localhost:3000"');
        expect(get.responses[200].headers).to.have.property("Vary");
    });

    it("get the asking one on refusals, which no template can tell apart", async () => {
        const { DEFAULT_4XX } = await refusalsOf({ cors: severalOrigins });
        expect(DEFAULT_4XX.responseParameters).to.deep.equal({
            "gatewayresponse.header.Access-Control-Allow-Origin": "method.request.header.origin",
            "gatewayresponse.header.Vary": "'Origin'",
        });
    });

    it("may be any origins: none of them is code to the template", () =>
        fc.assert(
            fc.asyncProperty(
                fc.uniqueArray(fc.webUrl({ withFragments: false }), { minLength: 2, maxLength: 4 }),
                async urls => {
                    const allowOrigins = [...new Set(urls.map(url => new URL(url).origin))];
                    fc.pre(allowOrigins.length > 1 && allowOrigins.every(each => !/['"\\$#*]/.test(each)));
                    const preflight = await preflightOf({ cors: { allowOrigins } });
                    const { responseTemplates } = preflight["x-amazon-apigateway-integration"].responses.default;
                    for (const origin of allowOrigins) {
                        expect(originGivenTo(responseTemplates!["application/json"], { Origin: origin })).to.equal(
                            origin,
                        );
                    }
                },
            ),
            { numRuns: 10 },
        ));
});

describe("The API's own answers", () => {
    it("can be read by a page, and keep the status and body of their type", async () => {
        const responses = await refusalsOf({ cors: { ...oneOrigin, exposeHeaders: ["x-amzn-RequestId", "X-Trace"] } });
        expect(responses).to.have.all.keys("DEFAULT_4XX", "DEFAULT_5XX");
        for (const response of Object.values(responses)) {
            expect(response).to.have.all.keys("responseParameters");
            expect(plain(response.responseParameters!)).to.deep.equal({
                "Access-Control-Allow-Origin": "https://app.example.com",
                "Access-Control-Expose-Headers": "x-amzn-RequestId,X-Trace",
                Vary: "Origin",
            });
        }
    });

    it("of a type with an answer of its own can be read too: it does not take those of the defaults", async () => {
        const { THROTTLED } = await refusalsOf({
            gatewayResponses: { THROTTLED: { headers: { "Retry-After": "1" } } },
        });
        expect(plain(THROTTLED.responseParameters!)).to.deep.equal({
            "Access-Control-Allow-Origin": "https://app.example.com",
            "Retry-After": "1",
            Vary: "Origin",
        });
    });

    it("keep a header that is given for them, in whatever letters, and send it once", async () => {
        const { THROTTLED } = await refusalsOf({
            gatewayResponses: { THROTTLED: { headers: { "access-control-allow-origin": "*" } } },
        });
        expect(plain(THROTTLED.responseParameters!)).to.deep.equal({
            "access-control-allow-origin": "*",
            Vary: "Origin",
        });
    });

    it("let a page send cookies when the arguments say so", async () => {
        const cors = { ...oneOrigin, allowCredentials: true };
        const { DEFAULT_5XX } = await refusalsOf({ cors });
        expect(plain(DEFAULT_5XX.responseParameters!)["Access-Control-Allow-Credentials"]).to.equal("true");
        expect((await answerTo({ cors }))["Access-Control-Allow-Credentials"]).to.equal("true");
    });

    it("are AWS's where there is no cors", async () => {
        expect(documentOf(await made())).not.to.have.property("x-amazon-apigateway-gateway-responses");
        expect(pathsOf(await made())["/orders"]).to.have.all.keys("get");
    });
});

describe("cors is refused", () => {
    const notOrigin = "is not an origin, such as https://app.example.com: no path, no slash at the end, no wildcard";
    const refused: { [what: string]: [cors: object, lines: string[]] } = {
        "without origins": [{}, ["cors.allowOrigins: missing; the pages' origins, such as https://app.example.com"]],
        "with no origin in the list": [
            { allowOrigins: [] },
            ["cors.allowOrigins: is empty; give an origin, or drop cors"],
        ],
        "with * and others": [
            { allowOrigins: ["*", "https://a.example.com"] },
            ['cors.allowOrigins: "*" stands for all origins; drop the others'],
        ],
        "with * and credentials, which browsers refuse": [
            { allowOrigins: ["*"], allowHeaders: ["*"], allowCredentials: true },
            [
                'cors.allowOrigins: "*" can\'t be together with allowCredentials; name the origins',
                'cors.allowHeaders: "*" can\'t be together with allowCredentials; name the headers',
            ],
        ],
        "with an unknown method, or none": [
            { ...oneOrigin, allowMethods: ["get", "ANY"] },
            ["get", "ANY"].map(
                (name, index) =>
                    `cors.allowMethods.${index}: "${name}" is not one of GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS, or *`,
            ),
        ],
        "with an empty list of methods": [
            { ...oneOrigin, allowMethods: [] },
            ["cors.allowMethods: is empty; give a method, or drop it for those of each path"],
        ],
        "with what is no header": [
            { ...oneOrigin, allowHeaders: ["X Trace"], exposeHeaders: [1] },
            [
                'cors.allowHeaders.0: "X Trace" is not the name of a header; use letters, digits and - . _ $',
                "cors.exposeHeaders.0: 1 is not a string",
            ],
        ],
        "with a time beyond a day, or none": [
            { ...oneOrigin, maxAge: 86_401 },
            ["cors.maxAge: 86401 is not a whole number from 0 to 86400 seconds"],
        ],
        "with an unknown name": [
            { ...oneOrigin, allowOrigin: "*" },
            ["cors.allowOrigin: unknown; did you mean allowOrigins?"],
        ],
    };
    for (const [what, [cors, lines]] of Object.entries(refused)) {
        it(what, async () => {
            expect(await problems({ cors })).to.deep.equal(lines);
        });
    }

    for (const given of [
        "https://app.example.com/",
        "https://app.example.com/path",
        "https://App.example.com",
        "https://app.example.com:443",
        "https://*.example.com",
        "app.example.com",
        "null",
        'https://a"b.example.com',
        "https://a$b.example.com",
    ]) {
        it(`with the origin ${given}, which no browser sends`, async () => {
            expect(await problems({ cors: { allowOrigins: [given] } })).to.deep.equal([
                `cors.allowOrigins.0: ${JSON.stringify(given)} ${notOrigin}`,
            ]);
        });
    }

    it("no sooner: ports, addresses and the schemes of apps and extensions are origins", async () => {
        const allowOrigins = [
            "http://localhost:3000",
            "http://[::1]:8080",
            "capacitor://localhost",
            "chrome-extension://abcdefghijklmnop",
        ];
        const preflight = await preflightOf(ordersArgs({ cors: { allowOrigins } }));
        const { responseTemplates } = preflight["x-amazon-apigateway-integration"].responses.default;
        for (const origin of allowOrigins) expect(responseTemplates!["application/json"]).to.include(`"${origin}"`);
    });
});
