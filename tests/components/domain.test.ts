import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { Domain, createDomain, domainCheck } from "../../components/domain";
import { Registration, valueOf } from "../registrations";
import { madeBeside, problemLines, refusedBeside } from "./besideApi";

const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/abc";
const hostedZoneId = "Z0123456789ABC";
const domainName = "api.example.com";

const made = (domain: Domain, endpointType = "REGIONAL") =>
    madeBeside((scope, api) =>
        createDomain(scope, domainCheck(endpointType).whenKnown(scope.subject, ["domain"], domain), {
            ...api,
            endpointType,
        }),
    );

const lines = (domain: unknown, endpointType = "REGIONAL") => problemLines(domainCheck(endpointType), "domain", domain);

const urnsOf = ({ inputDependencies }: Registration) => Object.values(inputDependencies).flat();

describe("A domain of your own", () => {
    it("with a certificate is mapped to the stage, and nothing else is made", async () => {
        const { resource, resources, result } = await made({ domainName, certificateArn, basePath: "v1" });
        expect(resource("DomainName", "orders").inputs).to.deep.equal({
            domainName,
            regionalCertificateArn: certificateArn,
            endpointConfiguration: { types: "REGIONAL" },
            securityPolicy: "TLS_1_2",
            tags: { team: "shop" },
        });
        expect(resource("BasePathMapping", "orders").inputs).to.deep.equal({
            domainName,
            basePath: "v1",
            restApi: "orders-id",
            stageName: "prod",
        });
        expect(resources.map(each => each.type.split(":").pop())).to.have.members(
            ["Gateway", "RestApi", "Stage", "DomainName", "BasePathMapping"], // prettier-ignore
        );
        expect(await valueOf(result.domainUrl)).to.equal("https://api.example.com/v1");
        expect(await valueOf(result.domainTarget)).to.deep.equal({
            domainName: "d-abc123.execute-api.us-east-1.amazonaws.com",
            hostedZoneId: "Z1UJRXOUMOOFQ8",
        });
    });

    it("with a hosted zone gets a certificate that is proved there, and alias records", async () => {
        const { resource, names } = await made({ domainName, hostedZoneId });
        expect(resource("Certificate", "orders").inputs).to.deep.equal({
            domainName,
            validationMethod: "DNS",
            tags: { team: "shop" },
        });
        expect(resource("Record", "orders-validation").inputs).to.deep.equal({
            zoneId: hostedZoneId,
            name: "_abc.api.example.com.",
            type: "CNAME",
            records: ["_x."],
            ttl: 300,
            allowOverwrite: true,
        });
        expect(resource("CertificateValidation", "orders").inputs).to.deep.equal({
            certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/made",
            validationRecordFqdns: ["_abc.api.example.com."],
        });
        expect(urnsOf(resource("DomainName", "orders")).join()).to.match(/CertificateValidation::orders/);
        for (const type of ["A", "AAAA"]) {
            expect(resource("Record", `orders-${type}`).inputs).to.deep.equal({
                zoneId: hostedZoneId,
                name: domainName,
                type,
                aliases: [
                    {
                        name: "d-abc123.execute-api.us-east-1.amazonaws.com",
                        zoneId: "Z1UJRXOUMOOFQ8",
                        evaluateTargetHealth: false,
                    },
                ],
            });
        }
        expect(names("Record")).to.have.length(3);
    });

    it("of an EDGE API has its certificate in us-east-1 and points to CloudFront, wherever the API is", async () => {
        const { resource, result } = await made({ domainName, hostedZoneId }, "EDGE");
        for (const type of ["Certificate", "CertificateValidation"]) {
            expect(resource(type, "orders").inputs.region, type).to.equal("us-east-1");
        }
        const { inputs } = resource("DomainName", "orders");
        expect(inputs).to.include({ certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/made" });
        expect(inputs).not.to.have.any.keys("regionalCertificateArn", "region");
        expect(await valueOf(result.domainTarget)).to.deep.equal({
            domainName: "d111111abcdef8.cloudfront.net",
            hostedZoneId: "Z2FDTNDATAQYW2",
        });
        expect(resource("Record", "orders-A").inputs.aliases).to.deep.include.members([
            { name: "d111111abcdef8.cloudfront.net", zoneId: "Z2FDTNDATAQYW2", evaluateTargetHealth: false },
        ]);
    });

    it("with both uses the certificate, and makes the alias records alone", async () => {
        const { names } = await made({ domainName, certificateArn, hostedZoneId });
        expect(names("Certificate")).to.deep.equal([]);
        expect(names("Record")).to.have.members(["orders-A", "orders-AAAA"]);
    });

    it("with another name is made before the old one goes, and found by its name when it answers", async () => {
        const { resource } = await made({ domainName, hostedZoneId });
        for (const [type, name] of [
            ["Certificate", "orders"],
            ["DomainName", "orders"],
            ["BasePathMapping", "orders"],
            ["Record", "orders-A"],
            ["Record", "orders-AAAA"],
        ]) {
            expect(resource(type, name).deleteBeforeReplace, `${type} ${name}`).to.equal(false);
        }
        expect(urnsOf(resource("BasePathMapping", "orders")).join()).to.match(/Stage::orders/);
        expect(urnsOf(resource("Record", "orders-A")).join()).to.match(/BasePathMapping::orders/);
    });

    it("of another endpoint type is another domain, since the service takes no such change of one", async () => {
        const { resource } = await made({ domainName, hostedZoneId });
        expect(resource("DomainName", "orders").replaceOnChanges).to.deep.equal(["endpointConfiguration.types"]);
    });

    it("may be a wildcard, and is at the root by default", async () => {
        for (const basePath of [undefined, "(none)"]) {
            const { resource, result } = await made({ domainName: "*.example.com", hostedZoneId, basePath });
            expect(resource("BasePathMapping", "orders").inputs).not.to.have.property("basePath");
            expect(await valueOf(result.domainUrl)).to.equal("https://*.example.com");
        }
    });

    it("with a policy of 2025 is served as one with an older policy is", async () => {
        const securityPolicy = "SecurityPolicy_TLS13_1_3_2025_09";
        const { resource } = await made({ domainName, certificateArn, securityPolicy });
        expect(resource("DomainName", "orders").inputs).to.include({ securityPolicy, endpointAccessMode: "BASIC" });
        expect(lines({ domainName, certificateArn, securityPolicy }, "EDGE")[0]).to.match(
            /^domain\.securityPolicy: "SecurityPolicy_TLS13_1_3_2025_09" is of REGIONAL domains, not one of TLS_1_0, TLS_1_2, SecurityPolicy_TLS13_2025_EDGE, /,
        );
        expect(lines({ domainName, certificateArn, securityPolicy: "TLS_1_3" })[0]).to.match(
            /^domain\.securityPolicy: "TLS_1_3" is not one of TLS_1_0, TLS_1_2, SecurityPolicy_TLS13_1_3_2025_09, /,
        );
    });
});

describe("A domain is refused", () => {
    it("for a PRIVATE API, and without a certificate or a zone to make one in", () => {
        expect(lines({ domainName, certificateArn }, "PRIVATE")).to.deep.equal([
            "domain: a PRIVATE API answers inside its VPC endpoints only, and this domain is a public one; drop it, or make the API REGIONAL",
        ]);
        expect(lines({ domainName })).to.deep.equal([
            "domain: has no certificate; give certificateArn, or hostedZoneId for one to be made",
        ]);
        expect(lines({ certificateArn })).to.deep.equal(["domain.domainName: missing"]);
    });

    it("with how its name must be written", () => {
        const written = {
            "Api.Example.com": "must be written api.example.com",
            "api.example.com.": "must be written api.example.com",
            " api.example.com": "must be written api.example.com",
            "https://api.example.com/": "must be written api.example.com",
            "https://API.example.com/v1": "must be written api.example.com, and v1 as basePath",
            "api.example.com/v1/": "must be written api.example.com, and v1 as basePath",
            "bücher.example": "must be written xn--bcher-kva.example",
        };
        for (const [name, message] of Object.entries(written)) {
            expect(lines({ domainName: name, certificateArn })).to.deep.equal([
                `domain.domainName: ${JSON.stringify(name)} ${message}`,
            ]);
        }
    });

    it("by a name that is none", () => {
        const labels = "a.".repeat(126);
        for (const name of [
            ...["", "localhost", "*", "*.com", "api.*.com", "a*.example.com", "-a.example.com", "a-.example.com"],
            ...["a..example.com", "a_b.example.com", `${"a".repeat(64)}.com`, `${labels}aa`, "api.example.com:443"],
        ]) {
            expect(lines({ domainName: name, certificateArn })[0], name).to.match(
                /is not a domain name, such as api\.example\.com or \*\.example\.com$/,
            );
        }
        expect(lines({ domainName: 1, certificateArn })).to.deep.equal(["domain.domainName: 1 is not a string"]);
        expect(lines({ domainName: `${"a".repeat(63)}.com`, certificateArn })).to.deep.equal([]);
        expect(lines({ domainName: `${labels}a`, certificateArn })).to.deep.equal([]);
    });

    it("by a name that is too long for a certificate that is made", async () => {
        const name = (length: number) => `${"a".repeat(63)}.${"b".repeat(length - 68)}.com`;
        const message =
            "domain.domainName: has 70 characters, and a certificate is made for up to 64; give certificateArn";
        expect(lines({ domainName: name(70), hostedZoneId })).to.deep.equal([message]);
        expect(lines({ domainName: name(70), certificateArn })).to.deep.equal([]);
        expect(lines({ domainName: `${"a".repeat(60)}.com`, hostedZoneId })).to.deep.equal([]);
        expect(
            await refusedBeside((scope, api) =>
                createDomain(
                    scope,
                    domainCheck("REGIONAL").whenKnown(scope.subject, ["domain"], {
                        domainName: pulumi.output(name(70)),
                        hostedZoneId,
                    }),
                    { ...api, endpointType: "REGIONAL" },
                ),
            ),
        ).to.deep.equal(['Gateway "orders" has 1 problem:', message]);
    });

    it("by a certificate that CloudFront does not take, and by what is no certificate", () => {
        const other = "arn:aws:acm:eu-west-1:123456789012:certificate/abc";
        expect(lines({ domainName, certificateArn: other }, "EDGE")).to.deep.equal([
            "domain.certificateArn: is a certificate of eu-west-1; the domain of this EDGE API takes one of us-east-1",
        ]);
        expect(lines({ domainName, certificateArn: other })).to.deep.equal([]);
        const iam = "arn:aws:iam::123456789012:server-certificate/abc";
        expect(lines({ domainName, certificateArn: iam })).to.deep.equal([
            `domain.certificateArn: "${iam}" is not the ARN of a certificate of ACM, arn:aws:acm:…:certificate/…`,
        ]);
    });

    it("by a certificate of another Region than the API's, when that is known", async () => {
        const other = "arn:aws:acm:eu-west-1:123456789012:certificate/abc";
        expect(
            await refusedBeside((scope, api) =>
                createDomain(scope, { domainName, certificateArn: other }, { ...api, endpointType: "REGIONAL" }),
            ),
        ).to.deep.equal([
            'Gateway "orders" has 1 problem:',
            "domain.certificateArn: is a certificate of eu-west-1; the domain of this REGIONAL API takes one of its own Region, us-east-1",
        ]);
    });

    it("by a base path that is not one part of the service's characters", () => {
        const of = (basePath: unknown) => lines({ domainName, certificateArn, basePath });
        for (const basePath of ["v1", "a$-_.+!*'()Z", "(none)"]) expect(of(basePath), basePath).to.deep.equal([]);
        expect(of("/v1/")).to.deep.equal(['domain.basePath: "/v1/" must be written v1']);
        expect(of("shop/v1")).to.deep.equal([
            'domain.basePath: "shop/v1" has several parts; a REST API\'s base path is one, without /',
        ]);
        for (const root of ["", "/"]) {
            expect(of(root)).to.deep.equal([
                `domain.basePath: "${root}" is no path; leave it out for the root of the domain`,
            ]);
        }
        for (const bad of ["a b", "a~b", "ü", "{id}"]) {
            expect(of(bad)).to.deep.equal([
                `domain.basePath: "${bad}" is not one part of letters, digits and $ - _ . + ! * ' ( )`,
            ]);
        }
    });

    it("by a hosted zone's name where its id should be", () => {
        for (const zone of ["example.com", "/hostedzone/Z0123456789ABC", ""]) {
            expect(lines({ domainName, hostedZoneId: zone })).to.deep.equal([
                `domain.hostedZoneId: "${zone}" is not the id of a hosted zone, such as Z0123456789ABC`,
            ]);
        }
    });
});
