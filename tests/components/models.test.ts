import { expect } from "chai";
import * as fc from "fast-check";
import { documentOf, made, pathsOf, problems } from "./ordersGateway";
import { Operation } from "../../components/operations";

const order = { type: "object", required: ["id"], properties: { id: { type: "string" } } };

async function schemasOf(models: { [name: string]: object }): Promise<{ [name: string]: object }> {
    const document = documentOf(await made({ models } as object));
    return (document.components as unknown as { schemas: { [name: string]: object } }).schemas;
}

async function operationOf(route: object, changes: object = {}): Promise<Operation> {
    const routes = { "POST /orders": { mock: {}, ...route } };
    return pathsOf(await made({ models: { Order: { schema: order } }, ...changes, routes }))["/orders"].post;
}

const schemaProblems = async (schema: unknown, others: object = {}) =>
    (await problems({ models: { Order: { schema }, ...others } })).map(line =>
        line.replace("models.Order.schema", "§"),
    );

describe("A model", () => {
    it("is a schema of the document, with its description", async () => {
        expect(await schemasOf({ Order: { schema: order, description: "An order" } })).to.deep.equal({
            Order: { ...order, description: "An order" },
        });
    });

    it("may say which JSON schema it is and what it is called, which the import does not know", async () => {
        const schema = { $schema: "http://json-schema.org/draft-04/schema#", id: "order", ...order };
        expect(await schemasOf({ Order: { schema } })).to.deep.equal({ Order: order });
    });

    it("may refer to others, itself, and schemas of the document that is brought along", async () => {
        const openApi = {
            openapi: "3.0.1",
            info: { title: "t", version: "1" },
            paths: {},
            components: { schemas: { Money: { type: "number" } } },
        };
        const properties = ["Order", "Line", "Money"].map(name => [name, { $ref: `#/components/schemas/${name}` }]);
        const schema = { type: "object", properties: Object.fromEntries(properties) as object };
        await made({ models: { Order: { schema }, Line: { schema: { type: "string" } } }, openApi });
    });

    it("takes the keywords that draft 4 and OpenAPI 3.0 have both", async () => {
        const schema = {
            title: "Order",
            type: "object",
            minProperties: 1,
            maxProperties: 9,
            additionalProperties: { type: "string" },
            properties: {
                code: {
                    type: "string",
                    pattern: "^[A-Z]+$",
                    minLength: 1,
                    maxLength: 9,
                    enum: ["A", "B"],
                    default: "A",
                },
                pieces: { type: "integer", minimum: 0, exclusiveMinimum: true, maximum: 10, multipleOf: 2 },
                lines: { type: "array", items: { type: "number" }, minItems: 1, maxItems: 2, uniqueItems: true },
                either: { oneOf: [{ type: "string" }, { type: "number" }], not: { enum: ["none"] } },
                nullable: { type: "boolean" },
            },
            allOf: [{ required: ["code"] }],
            anyOf: [{ required: ["lines"] }],
        };
        expect(await schemasOf({ Order: { schema } })).to.deep.equal({ Order: schema });
    });
});

describe("A model is refused", () => {
    it("when it has no schema, or one that is no map", async () => {
        expect(await problems({ models: { Order: {} } })).to.deep.equal([
            "models.Order.schema: missing; give a JSON schema of draft 4",
        ]);
        expect(await schemaProblems("{}")).to.deep.equal(['§: "{}" is not a JSON schema, which is a map']);
    });

    it("when its name is none that the service takes", async () => {
        expect(await problems({ models: { "new-order": { schema: order } } })).to.deep.equal([
            'models.new-order: "new-order" is not the name of a model; use letters and digits',
        ]);
    });

    it("when its media type is none", async () => {
        expect(await problems({ models: { Order: { schema: order, contentType: "json" } } })).to.deep.equal([
            'models.Order.contentType: "json" is not a media type, such as application/json',
        ]);
    });

    it("when a keyword is unknown, with the nearest", async () => {
        expect(await schemaProblems({ type: "object", propertis: {} })).to.deep.equal([
            "§.propertis: unknown; did you mean properties?",
        ]);
    });

    it("when the import would drop a keyword that draft 4 has, with what to do instead", async () => {
        const schema = {
            type: "object",
            properties: { a: { type: ["string", "null"] }, b: { type: "string", nullable: true } },
            definitions: { line: {} },
            patternProperties: { "^x": {} },
            const: 1,
        };
        expect(await schemaProblems(schema)).to.have.members([
            "§.properties.a.type: is a list of types, which API Gateway's import drops; give one type, or none",
            "§.properties.b.nullable: API Gateway's import drops it, and null would be refused; leave the type out where null is right",
            "§.definitions: API Gateway's import takes no definitions; make each definition a model of its own",
            "§.patternProperties: API Gateway's import takes no patternProperties; name the properties, or use additionalProperties",
            "§.const: API Gateway's import takes no const; draft 4 has it not; use enum with one value",
        ]);
    });

    it("when a keyword has a value that it can't have, at the place where it stands", async () => {
        const schema = {
            type: "objekt",
            required: [],
            properties: { a: { type: "string", minLength: -1, pattern: "(" }, b: { maximum: "1" } },
        };
        const lines = await schemaProblems(schema);
        expect(lines.map(line => line.split(": ")[0])).to.have.members([
            "§.type",
            "§.required",
            "§.properties.a.minLength",
            "§.properties.a.pattern",
            "§.properties.b.maximum",
        ]);
        expect(lines).to.include('§.properties.a.pattern: "(" is not an expression');
        expect(lines).to.include('§.properties.b.maximum: "1" is not a number');
    });

    it("but not for a pattern that escapes more than it must, as many do", async () => {
        const phone = { type: "string", pattern: "^\\d{3}\\-\\d{4}\\@$" };
        await made({ models: { Phone: { schema: { type: "object", properties: { phone } } } } });
    });

    it("when draft 4 asks for more than OpenAPI", async () => {
        expect(await schemaProblems({ enum: ["a", "a"] })).to.have.length(1);
        expect(await schemaProblems({ type: "number", exclusiveMinimum: true })).to.have.length(1);
    });

    it("when it refers to a model that there is not, with the nearest", async () => {
        const schema = { type: "array", items: { $ref: "#/components/schemas/Lime" } };
        expect(await schemaProblems(schema, { Line: { schema: order } })).to.deep.equal([
            "§.items.$ref: leads nowhere; did you mean #/components/schemas/Line?",
        ]);
        expect(await schemaProblems({ $ref: "#/definitions/line" })).to.deep.equal([
            "§.$ref: leads nowhere; there is no #/definitions",
        ]);
    });

    it("when it stands in itself, which no document can say", async () => {
        const parent: { [keyword: string]: unknown } = { type: "object" };
        parent.properties = { parent };
        const schema = { type: "object", properties: { parent } };
        expect(await schemaProblems(schema)).to.deep.equal([
            "§.properties.parent.properties.parent: leads back to a map that it stands in; refer to the model by its $ref",
        ]);
    });

    it("when the document that is brought along has a schema of its name", async () => {
        const components = { schemas: { Order: { type: "object" } } };
        const openApi = { openapi: "3.0.1", info: { title: "t", version: "1" }, paths: {}, components };
        expect(await problems({ models: { Order: { schema: order } }, openApi })).to.deep.equal([
            "models.Order: is a schema of openApi too, components.schemas.Order; drop one of them, or take another name",
        ]);
    });

    it("never because of a value that stands in it as an example", () =>
        fc.assert(
            fc.asyncProperty(fc.jsonValue(), async value => {
                await made({ models: { Order: { schema: { ...order, example: value, default: value } } } });
            }),
            { numRuns: 20 },
        ));
});

describe("A route's request", () => {
    it("with a model must have a body that fits, of the model's media type", async () => {
        const models = { Order: { schema: order, contentType: "application/vnd.order+json" } };
        const operation = await operationOf({ requestModel: "Order" }, { models });
        expect(operation.requestBody).to.deep.equal({
            required: true,
            content: { "application/vnd.order+json": { schema: { $ref: "#/components/schemas/Order" } } },
        });
        expect(operation["x-amazon-apigateway-request-validator"]).to.equal("body");
    });

    it("with a model of the document that is brought along is JSON", async () => {
        const components = { schemas: { Theirs: { type: "object" } } };
        const openApi = { openapi: "3.0.1", info: { title: "t", version: "1" }, paths: {}, components };
        const { requestBody } = await operationOf({ requestModel: "Theirs" }, { openApi });
        expect(requestBody).to.deep.include({
            content: { "application/json": { schema: { $ref: "#/components/schemas/Theirs" } } },
        });
    });

    it("may have parameters, which must be there where they are true", async () => {
        const requestParameters = { query: { page: true, size: false }, headers: { "X-Trace": true } };
        const { parameters, ...operation } = await operationOf({ requestParameters });
        const declared = (place: string, name: string, required: boolean) => ({
            name,
            in: place,
            required,
            schema: { type: "string" },
        });
        expect(parameters).to.deep.equal([
            declared("query", "page", true),
            declared("query", "size", false),
            declared("header", "X-Trace", true),
        ]);
        expect(operation["x-amazon-apigateway-request-validator"]).to.equal("params");
    });

    it("is checked for all that the route declares, unless it says otherwise", async () => {
        const validatorOf = async (route: object) =>
            (await operationOf(route))["x-amazon-apigateway-request-validator"];
        const requestModel = "Order";
        const needed = { query: { page: true } };
        expect(await validatorOf({})).to.equal(undefined);
        expect(await validatorOf({ requestParameters: { query: { page: false } } })).to.equal(undefined);
        expect(await validatorOf({ requestModel, requestParameters: needed })).to.equal("all");
        expect(await validatorOf({ requestModel, requestParameters: needed, validate: "BODY" })).to.equal("body");
        expect(await validatorOf({ requestModel, validate: "NONE" })).to.equal(undefined);
        expect(await validatorOf({ validate: "PARAMS" })).to.equal("params");
    });

    it("has the validators that routes use, and no others", async () => {
        const validatorsOf = async (routes: object) =>
            (documentOf(await made({ models: { Order: { schema: order } }, routes } as object)) as object as Operation)[
                "x-amazon-apigateway-request-validators"
            ];
        const query = { page: true };
        expect(await validatorsOf({ "GET /a": { mock: {} } })).to.equal(undefined);
        const routes = {
            "POST /a": { mock: {}, requestModel: "Order" },
            "GET /b": { mock: {}, requestParameters: { query } },
        };
        expect(await validatorsOf(routes)).to.deep.equal({
            body: { validateRequestBody: true, validateRequestParameters: false },
            params: { validateRequestBody: false, validateRequestParameters: true },
        });
        expect(await validatorsOf({ "POST /a": { mock: {}, requestModel: "Order", validate: "ALL" } })).to.deep.equal({
            all: { validateRequestBody: true, validateRequestParameters: true },
        });
    });

    it("is refused where it can't be checked", async () => {
        const routes = {
            "POST /a": { mock: {}, requestModel: "Ordr" },
            "POST /b": { mock: {}, validate: "BODY" },
            "POST /c": { mock: {}, validate: "body", requestModel: "Order" },
            "POST /d": { mock: {}, requestParameters: { query: { "page[size]": true, size: "yes" }, header: {} } },
            "POST /e": { mock: {}, requestParameters: { headers: { "X Trace": true } } },
        };
        expect(await problems({ models: { Order: { schema: order } }, routes })).to.deep.equal([
            'routes.POST /a.requestModel: there is no model "Ordr"; did you mean Order?',
            "routes.POST /b.validate: BODY needs a requestModel to hold bodies against",
            'routes.POST /c.validate: "body" is not one of NONE, BODY, PARAMS, ALL',
            'routes.POST /d.requestParameters.query.page[size]: "page[size]" is not the name of a query parameter; use letters, digits and - . _ $',
            'routes.POST /d.requestParameters.query.size: "yes" is not true or false',
            "routes.POST /d.requestParameters.header: unknown; did you mean headers?",
            'routes.POST /e.requestParameters.headers.X Trace: "X Trace" is not the name of a header; use letters, digits and - . _ $',
        ]);
    });
});

describe("A route's validator beside those of a document brought along", () => {
    const openApi = (validators: object) => ({
        openapi: "3.0.1",
        info: { title: "pets", version: "1" },
        paths: {},
        "x-amazon-apigateway-request-validators": validators,
    });
    const routes = { "POST /orders": { mock: {}, requestModel: "Order" } };
    const models = { Order: { schema: { type: "object" } } };
    const validator = "x-amazon-apigateway-request-validator";

    it("is the document's where that checks the same", async () => {
        const document = documentOf(
            await made({ routes, models, openApi: openApi({ body: { validateRequestBody: true } }) }),
        );
        expect(document.paths["/orders"].post).to.have.property(validator, "body");
    });

    it("leaves the document's alone where that checks something else", async () => {
        const other = { body: { validateRequestParameters: true } };
        const document = documentOf(await made({ routes, models, openApi: openApi(other) })) as unknown as {
            [property: string]: { [name: string]: object };
        };
        expect(document["x-amazon-apigateway-request-validators"].body).to.deep.equal(other.body);
        expect(document["x-amazon-apigateway-request-validators"]["body-of-routes"]).to.deep.include({
            validateRequestBody: true,
        });
    });
});
