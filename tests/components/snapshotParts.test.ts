import { expect } from "chai";
import * as fc from "fast-check";
import * as pulumi from "@pulumi/pulumi";
import { ApiDocument } from "../../components/apiDocument";
import { deploymentTriggers } from "../../components/redeployment";
import { valueOf } from "../registrations";
import { reordered } from "./randomApis";

type Named = { [name: string]: unknown };

/** A document with all that API Gateway reads of one, of which a gateway makes only some (DG "OpenAPI extensions"). */
interface FullDocument {
    /** Those without named members, by the name of the document's property. */
    settings: Named;
    /** Those whose members a person would look for, each by where it stands in the document. */
    groups: { [group: string]: Named };
    paths: { [path: string]: Named };
}

/** The properties of a document that are one thing each, and the triggers that name them. */
const settings: { [property: string]: string } = {
    "x-amazon-apigateway-api-key-source": "apiKeySource",
    "x-amazon-apigateway-binary-media-types": "binaryMediaTypes",
    "x-amazon-apigateway-minimum-compression-size": "minimumCompressionSize",
    "x-amazon-apigateway-policy": "policy",
    "x-amazon-apigateway-request-validator": "requestValidator",
    "x-amazon-apigateway-endpoint-configuration": "endpointConfiguration",
    "x-amazon-apigateway-cors": "cors",
    "x-amazon-apigateway-documentation": "documentation",
    security: "security",
    servers: "servers",
    tags: "tags",
    "x-of-another-vendor": "xOfAnotherVendor",
};

/** The properties of a document that are maps of named things, and the triggers of each of their members. */
const groups: { [group: string]: string } = {
    "x-amazon-apigateway-gateway-responses": "gatewayResponses",
    "x-amazon-apigateway-request-validators": "requestValidators",
    "components.schemas": "models",
    "components.securitySchemes": "securitySchemes",
    "components.parameters": "parameters",
    "components.responses": "responses",
    "components.requestBodies": "requestBodies",
    "components.headers": "headers",
    "components.x-amazon-apigateway-integrations": "x-amazon-apigateway-integrations",
};

/** The members of a path, and the triggers of each. */
const members: { [member: string]: (path: string) => string } = {
    get: path => `GET ${path}`,
    post: path => `POST ${path}`,
    delete: path => `DELETE ${path}`,
    options: path => `OPTIONS ${path}`,
    "x-amazon-apigateway-any-method": path => `ANY ${path}`,
    parameters: path => `${path}.parameters`,
    servers: path => `${path}.servers`,
};

const name = fc.stringMatching(/^[A-Z][A-Za-z0-9_]{0,5}$/);
const something = fc.jsonValue({ maxDepth: 2 });
const some = (names: string[]) =>
    fc.record(Object.fromEntries(names.map(each => [each, something])), { requiredKeys: [] });

const documents: fc.Arbitrary<FullDocument> = fc.record({
    settings: some(Object.keys(settings)),
    groups: fc.record(
        Object.fromEntries(Object.keys(groups).map(group => [group, fc.dictionary(name, something, { maxKeys: 3 })])),
        { requiredKeys: [] },
    ) as fc.Arbitrary<FullDocument["groups"]>,
    paths: fc.dictionary(fc.constantFrom("/", "/orders", "/orders/{id}", "/files/{rest+}"), some(Object.keys(members))),
});

function documentOf({ settings, groups, paths }: FullDocument, title = "orders"): ApiDocument {
    const below = "components.";
    const all = Object.entries(groups);
    const top = all.filter(([group]) => !group.startsWith(below));
    const components = all.filter(([group]) => group.startsWith(below));
    return {
        openapi: "3.0.1",
        info: { title, version: "1.0", description: title },
        ...settings,
        ...Object.fromEntries(top),
        components: Object.fromEntries(components.map(([group, named]) => [group.slice(below.length), named])),
        paths,
    } as unknown as ApiDocument;
}

function triggers(document: ApiDocument): Promise<{ [part: string]: string }> {
    return valueOf(pulumi.output(deploymentTriggers(document, { endpointType: "REGIONAL", redeployOn: {} })));
}

async function differences(before: ApiDocument, after: ApiDocument): Promise<string[]> {
    const [first, second] = [await triggers(before), await triggers(after)];
    const parts = new Set([...Object.keys(first), ...Object.keys(second)]);
    return [...parts].filter(part => first[part] !== second[part]);
}

interface Change {
    part: string;
    after: FullDocument;
}

/** Each of what a document may have added, changed in what it is, or taken away. */
function changesOf(document: FullDocument): Change[] {
    return [
        ...Object.entries(settings).flatMap(([property, part]) =>
            changed(document.settings, property).map(all => ({ part, after: { ...document, settings: all } })),
        ),
        ...Object.entries(groups).flatMap(([group, shown]) =>
            [...Object.keys(document.groups[group] ?? {}), "Added"].flatMap(member =>
                changed(document.groups[group] ?? {}, member).map(named => ({
                    part: `${shown}.${member}`,
                    after: { ...document, groups: { ...document.groups, [group]: named } },
                })),
            ),
        ),
        ...[...Object.keys(document.paths), "/added"].flatMap(path =>
            Object.entries(members).flatMap(([member, part]) =>
                changed(document.paths[path] ?? {}, member).map(item => ({
                    part: part(path),
                    after: { ...document, paths: { ...document.paths, [path]: item } },
                })),
            ),
        ),
    ];
}

function changed(map: Named, member: string): Named[] {
    if (!Object.hasOwn(map, member)) return [{ ...map, [member]: { added: true } }];
    const { [member]: old, ...others } = map;
    return [{ ...map, [member]: { changed: old } }, others];
}

const changedDocuments = documents.chain(before =>
    fc.constantFrom(...changesOf(before)).map(change => ({ before, ...change })),
);

describe("Of any document", () => {
    it("a change of one setting or of one named member changes the trigger that names it, and no other", () =>
        fc.assert(
            fc.asyncProperty(changedDocuments, async ({ before, part, after }) => {
                expect(await differences(documentOf(before), documentOf(after))).to.deep.equal([part]);
            }),
            { numRuns: 1000 },
        ));

    it("each setting and each kind of named member is changed by the property above", () => {
        const empty: FullDocument = { settings: {}, groups: {}, paths: {} };
        const kinds = Object.keys(settings).length + Object.keys(groups).length + Object.keys(members).length;
        expect(new Set(changesOf(empty).map(({ part }) => part)).size).to.equal(kinds);
    });

    it("another order of its maps changes no trigger", () =>
        fc.assert(
            fc.asyncProperty(documents, async document => {
                expect(await differences(documentOf(document), documentOf(reordered(document)))).to.deep.equal([]);
            }),
        ));

    it("the title, version and description, which have no effect at run time, have no trigger", async () => {
        const document: FullDocument = { settings: {}, groups: {}, paths: {} };
        expect(await differences(documentOf(document, "orders"), documentOf(document, "renamed"))).to.deep.equal([]);
    });

    it("an authorizer has a trigger that calls it one", async () => {
        const scheme = (uri: string) => ({ type: "apiKey", "x-amazon-apigateway-authorizer": { uri } });
        const withJwt = (jwt: unknown) =>
            documentOf({ settings: {}, groups: { "components.securitySchemes": { jwt } }, paths: {} });
        expect(await differences(withJwt(scheme("a")), withJwt(scheme("b")))).to.deep.equal(["authorizers.jwt"]);
    });

    it("a part that is known later has the trigger that it has when it is known", async () => {
        const now = { "components.schemas": { Order: { type: "object" } } };
        const later = { "components.schemas": { Order: pulumi.output({ type: "object" }) } };
        const withGroups = (all: FullDocument["groups"]) => documentOf({ settings: {}, groups: all, paths: {} });
        expect(await differences(withGroups(now), withGroups(later))).to.deep.equal([]);
    });
});
