/* eslint-disable @typescript-eslint/no-unsafe-member-access -- documents are of `any`, as the argument is */
import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { OutputParts } from "../../components/deferred";
import { openApiCheck } from "../../components/openApi";
import { OpenApi } from "../../components/openApiDocument";
import { shownPath } from "../../components/problems";
import { orders } from "./randomOpenApis";

/** The lines by which a document is refused. */
function lines(document: unknown): string[] {
    return openApiCheck()
        .problems(["openApi"], document)
        .map(({ path, message }) => `${shownPath(path)}: ${message}`);
}

/** The error with which a document is refused once its values are known, if it is. */
function refusalWhenKnown(document: OpenApi): Promise<string | undefined> {
    const checked = openApiCheck().whenKnown("orders", ["openApi"], document);
    const output = pulumi.output(checked) as unknown as OutputParts<unknown>;
    return output.promise(true).then(
        () => undefined,
        (error: Error) => error.message,
    );
}

/** The document of the orders, changed by hand. */
function changed(change: (document: OpenApi) => void): OpenApi {
    const document = orders();
    change(document);
    return document;
}

const get = (document: OpenApi) => document.paths["/orders/{id}"].get as OpenApi;
const integration = (document: OpenApi) => get(document)["x-amazon-apigateway-integration"] as OpenApi;

describe("An Output in an OpenAPI document", () => {
    const places: [string, string, (document: OpenApi, given: unknown) => unknown][] = [
        [
            "the uri of an integration",
            "paths./orders/{id}.get.x-amazon-apigateway-integration.uri: 42 is not a string",
            (document, given) => (integration(document).uri = given),
        ],
        [
            "the type of an integration",
            "paths./orders.get.x-amazon-apigateway-integration.type: 42 is not a string",
            (document, given) => (document.paths["/orders"].get["x-amazon-apigateway-integration"].type = given),
        ],
        [
            "a whole integration",
            "paths./orders/{id}.get.x-amazon-apigateway-integration: 42 is not a map",
            (document, given) => (get(document)["x-amazon-apigateway-integration"] = given),
        ],
        [
            "a whole operation",
            "paths./orders.get: 42 is not a map",
            (document, given) => (document.paths["/orders"].get = given),
        ],
        [
            "the place of a parameter",
            "components.parameters.Page.in: 42 is not one of path, query, header, cookie",
            (document, given) => (document.components.parameters.Page.in = given),
        ],
        [
            "a parameter",
            "paths./orders/{id}.parameters.0: 42 is not a map",
            (document, given) => (document.paths["/orders/{id}"].parameters = [given]),
        ],
        [
            "a reference",
            "components.schemas.List.items.$ref: 42 is not a string",
            (document, given) => (document.components.schemas.List.items.$ref = given),
        ],
        [
            "the type of a scheme",
            "components.securitySchemes.api_key.type: 42 is not one of apiKey, http, oauth2, openIdConnect",
            (document, given) => (document.components.securitySchemes.api_key.type = given),
        ],
        [
            "a schema",
            "components.schemas.Order: 42 is not a map",
            (document, given) => (document.components.schemas.Order = given),
        ],
    ];

    for (const [what, line, put] of places) {
        it(`may stand for ${what}, and is refused there once it turns out to be wrong`, async () => {
            const later = changed(document => put(document, pulumi.output(42)));
            expect(lines(later)).to.deep.equal([]);
            expect(await refusalWhenKnown(later)).to.include(`\n  openApi.${line}`);
        });
    }

    it("is passed on when the document turns out to be right", async () => {
        const later = changed(document => (integration(document).uri = pulumi.output("https://a.example.com/{id}")));
        expect(await refusalWhenKnown(later)).to.equal(undefined);
    });

    it("is refused once it is known, with its path and the values of the others", async () => {
        const later = changed(document => (document.components.schemas.List.items.$ref = pulumi.output("#/Order")));
        expect(await refusalWhenKnown(later)).to.equal(
            "orders has 1 problem:\n  openApi.components.schemas.List.items.$ref: leads nowhere; there is no #/Order",
        );
    });

    it("does not show a secret", async () => {
        const later = changed(document => (integration(document).type = pulumi.secret("hunter2")));
        expect(await refusalWhenKnown(later)).to.include("type: [secret] is not one of");
    });

    for (const place of [["paths"], ["paths", "/orders"], ["components"], ["components", "securitySchemes"]]) {
        it(`is refused for ${place.join(".")}, whose names decide what is made`, () => {
            const later = changed(document => {
                const parent = place.slice(0, -1).reduce((map, name) => map[name] as OpenApi, document);
                parent[place.at(-1)!] = pulumi.output({});
            });
            expect(lines(later)).to.include(
                `openApi.${place.join(".")}: is an Output; the names in it must be known when the program runs, and its values may be Outputs`,
            );
        });
    }
});
