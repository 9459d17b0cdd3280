/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment -- documents are of `any`, as the argument is */
import { expect } from "chai";
import * as fc from "fast-check";
import * as pulumi from "@pulumi/pulumi";
import { OutputParts } from "../../components/deferred";
import { openApiCheck, openApiRouteKeys } from "../../components/openApi";
import { OpenApi } from "../../components/openApiDocument";
import { withResponses } from "../../components/openApiResponses";
import { withSecurity } from "../../components/openApiSecurity";
import { shownPath } from "../../components/problems";
import { get, integration, mistakes } from "./openApiMistakes";
import { serviceMistakes } from "./openApiServiceMistakes";
import { defects, documents, orders, withDefect } from "./randomOpenApis";

/** The lines by which a document is refused. */
function lines(document: unknown): string[] {
    return openApiCheck()
        .problems(["openApi"], document)
        .map(({ path, message }) => `${shownPath(path)}: ${message}`);
}

/** The document of the orders, changed by hand. */
function changed(change: (document: OpenApi) => void): OpenApi {
    const document = orders();
    change(document);
    return document;
}

describe("An OpenAPI document that the team has already", () => {
    it("is taken as it is when API Gateway imports it without a warning", () => {
        expect(lines(orders())).to.deep.equal([]);
    });

    it("may lack what API Gateway does not ask for, or what the component writes", () => {
        const lenient = changed(document => {
            delete document.info;
            delete document.paths["/orders"].get.responses;
            get(document).responses = {};
            get(document)["x-team"] = { anything: true };
            get(document).security = [{ NONE: [] }];
            document.servers = [{ "x-amazon-apigateway-endpoint-configuration": { disableExecuteApiEndpoint: true } }];
        });
        expect(lines(lenient)).to.deep.equal([]);
        expect(lines({ ...orders(), info: { title: "Orders", version: 1 } })).to.deep.equal([]);
        expect(lines({ openapi: "3.0", components: { schemas: { Order: { type: "object" } } } })).to.deep.equal([]);
    });

    it("may have schemas that refer to each other, and data that looks like a reference", () => {
        const circular = changed(document => {
            document.components.schemas.Order.properties.parent = { $ref: "#/components/schemas/Order" };
            document.components.schemas.Order.example = { $ref: "order.yaml" };
            document.components.schemas.Order.properties.default = { $ref: "#/components/schemas/List" };
            document["x-team"] = { $ref: "team.yaml" };
        });
        expect(lines(circular)).to.deep.equal([]);
    });

    it("may have schemes of IAM, and of an authorizer", () => {
        const schemes = changed(document => {
            const header = { type: "apiKey", name: "Authorization", in: "header" };
            document.components.securitySchemes.iam = { ...header, "x-amazon-apigateway-authtype": "awsSigv4" };
            document.components.securitySchemes.guard = {
                ...header,
                "x-amazon-apigateway-authtype": "cognito_user_pools",
                "x-amazon-apigateway-authorizer": { type: "cognito_user_pools", providerARNs: ["arn:of:a:pool"] },
            };
            get(document).security = [{ iam: [], api_key: [] }, { guard: ["orders/read"] }];
        });
        expect(lines(schemes)).to.deep.equal([]);
    });

    it("may have {rest+} without a word about it, since the import's parser does not look at ANY", () => {
        const proxy = changed(document => {
            const any = { "x-amazon-apigateway-integration": integration(document) };
            document.paths["/all/{rest+}"] = { "x-amazon-apigateway-any-method": any };
        });
        expect(lines(proxy)).to.deep.equal([]);
    });

    for (const given of [null, {}]) {
        it(`is refused when it is ${JSON.stringify(given)}`, () => {
            expect(lines(given)).to.deep.equal(given === null ? [] : ['openApi.openapi: missing; write "3.0.1"']);
        });
    }

    for (const [what, given, line] of [
        [
            "the name of a file, or its text",
            "openapi: 3.0.1\npaths: {}",
            "openApi: is text, and the document is a map; read the file, and parse it: JSON.parse, or parse of the package yaml",
        ],
        ["a list", [], "openApi: a list is not a map"],
        [
            "an Output",
            pulumi.output({}),
            "openApi: is an Output; pass a plain map, and Outputs only for the values inside it",
        ],
    ] as const) {
        it(`is refused when it is ${what}`, () => {
            expect(lines(given)).to.deep.equal([line]);
        });
    }

    it("is refused with one line when it is Swagger 2.0", () => {
        expect(lines({ swagger: "2.0", paths: { "/a": { get: {} } }, definitions: {} })).to.deep.equal([
            "openApi.swagger: is Swagger 2.0, which nothing can be laid over here; convert the document to OpenAPI 3.0, with npx swagger2openapi for example",
        ]);
    });

    for (const [what, change, ...expected] of [...mistakes, ...serviceMistakes]) {
        it(`is refused for ${what}, with its path and what would be right`, () => {
            expect(lines(changed(change))).to.have.members(expected);
        });
    }

    it("is refused for all that is wrong at once", () => {
        const wrong = changed(document => {
            document.openapi = "3.2.0";
            document.paths.items = {};
            delete get(document)["x-amazon-apigateway-integration"];
            document.components.schemas.order_item = {};
        });
        expect(lines(wrong).map(line => line.split(": ")[0])).to.deep.equal([
            "openApi.openapi",
            "openApi.paths.items",
            "openApi.paths./orders/{id}.get.x-amazon-apigateway-integration",
            "openApi.components.schemas.order_item",
        ]);
    });

    it("is looked through to its end, whatever stands at whatever place", () => {
        const placesIn = (given: unknown, at: string[] = []): string[][] =>
            typeof given === "object" && given !== null
                ? [at, ...Object.entries(given).flatMap(([name, inner]) => placesIn(inner, [...at, name]))]
                : [at];
        for (const place of placesIn(orders()).filter(each => each.length > 0)) {
            for (const junk of [null, 1, true, "a", "#/", "#/paths/%", [], [null], {}, { $ref: 1 }, { a: null }]) {
                const document = changed(own => {
                    const parent = place.slice(0, -1).reduce((map, name) => map[name] as OpenApi, own);
                    parent[place.at(-1)!] = junk;
                });
                for (const line of lines(document)) expect(line, JSON.stringify(place)).to.match(/^openApi\..+: \S/);
                expect(openApiRouteKeys(withSecurity(document, "api_key"))).to.be.an("array");
            }
        }
    });

    it("is refused at the very place of each defect that is put into a valid one", () => {
        fc.assert(
            fc.property(documents, document => {
                expect(lines(document)).to.deep.equal([]);
            }),
        );
        fc.assert(
            fc.property(documents, fc.constantFrom(...defects), fc.nat(), (document, defect, choice) => {
                const found = withDefect(document, defect, choice);
                fc.pre(found !== undefined);
                const paths = openApiCheck()
                    .problems([], found.document)
                    .map(({ path }) => path.join("."));
                expect([...new Set(paths)], JSON.stringify(found.document)).to.deep.equal([found.path.join(".")]);
            }),
        );
    });
});

describe("The route keys of an OpenAPI document", () => {
    it("are those of its operations, with ANY for API Gateway's any-method", () => {
        const document = changed(own => {
            own.paths["/all/"] = { "x-amazon-apigateway-any-method": own.paths["/orders"].get, summary: "All" };
            own.paths["/"] = { head: pulumi.output({}), trace: {} };
            own.paths["x-team"] = { get: {} };
        });
        expect(openApiRouteKeys(document)).to.deep.equal(["GET /orders", "GET /orders/{id}", "ANY /all", "HEAD /"]);
        expect(openApiRouteKeys({ openapi: "3.0.1" })).to.deep.equal([]);
    });
});

describe("The responses of an OpenAPI document", () => {
    it("are none where the team wrote none, since without them the import would fail on a warning", async () => {
        const document = changed(own => {
            delete own.paths["/orders"].get.responses;
            own.paths["/later"] = { put: pulumi.output({ "x-amazon-apigateway-integration": integration(own) }) };
        });
        const { paths } = withResponses(document);
        expect(paths["/orders"].get).to.deep.equal({ ...document.paths["/orders"].get, responses: {} });
        expect(paths["/orders/{id}"]).to.deep.equal(orders().paths["/orders/{id}"]);
        const later = await (paths["/later"].put as OutputParts<OpenApi>).promise(true);
        expect(later).to.deep.equal({ "x-amazon-apigateway-integration": integration(document), responses: {} });
    });
});

describe("What is laid over a document", () => {
    const refersTo = (name: string) =>
        changed(document => {
            get(document).requestBody = {
                content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
            };
        });

    it("may be referred to in it: a model by `models`", () => {
        expect(openApiCheck({ models: ["Brought"] }).problems([], refersTo("Brought"))).to.deep.equal([]);
        expect(openApiCheck().problems([], refersTo("Brought"))).to.have.length(1);
    });

    it("may be demanded in it: an authorizer by `authorizers`", () => {
        const demanding = changed(document => (get(document).security = [{ jwt: [] }]));
        expect(openApiCheck({ authorizers: ["jwt"] }).problems([], demanding)).to.deep.equal([]);
        expect(openApiCheck().problems([], demanding)).to.have.length(1);
    });
});
