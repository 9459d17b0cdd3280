import { expect } from "chai";
import { evaluate } from "../../../cli/local/evaluation/evaluate";
import { Properties } from "../../../cli/local/evaluation/registeredResource";
import { readProject } from "../../../cli/local/project/pulumiProject";
import { programFolder } from "./programs";

describe("A domain of a program", () => {
    let states: { [resource: string]: Properties };

    before(async () => {
        const project = readProject(programFolder("domain"), "dev");
        const { resources } = await evaluate({ ...project, config: { "aws:region": "eu-west-1" } });
        states = Object.fromEntries(
            resources.map(({ type, name, state }) => [`${type.split(":").pop()} ${name}`, state]),
        );
    });

    const proofs = (name: string) => states[`Certificate ${name}`].domainValidationOptions as Properties[];

    it("has a certificate of the domain's Region, and a proof for each of its names", () => {
        expect(states["Certificate regional"].arn).to.match(
            /^arn:aws:acm:eu-west-1:\d{12}:certificate\/[0-9a-f-]{36}$/,
        );
        expect(states["Certificate edge"].arn).to.match(/^arn:aws:acm:us-east-1:/);
        const names = proofs("regional").map(({ domainName }) => domainName);
        expect(names).to.deep.equal(["example.com", "*.example.com", "regional.example.org"]);
        for (const { resourceRecordName, resourceRecordValue } of proofs("regional")) {
            expect(resourceRecordName).to.match(/^_[0-9a-f]{32}\.(regional\.example\.org|example\.com)\.$/);
            expect(resourceRecordValue).to.match(/^_[0-9a-f]{32}\.acm-validations\.aws\.$/);
        }
    });

    it("has one proof for a name and its wildcard, the same for every certificate of the name", () => {
        const [own, wildcard, other] = proofs("regional").map(({ resourceRecordName }) => resourceRecordName);
        expect(wildcard).to.equal(own);
        expect(other).not.to.equal(own);
        expect(proofs("edge")[0].resourceRecordName).to.equal(own);
        expect(states["CertificateValidation regional"].validationRecordFqdns).to.deep.equal(
            [own, wildcard, other].map(name => String(name).slice(0, -1)),
        );
    });

    it("has the name at AWS that a record points to", () => {
        const [regional] = states["Record regional"].aliases as Properties[];
        expect(regional.name).to.match(/^d-[a-z0-9]{10}\.execute-api\.eu-west-1\.amazonaws\.com$/);
        expect(regional.zoneId).to.match(/^Z[A-Z0-9]+$/);
        const [edge] = states["Record edge"].aliases as Properties[];
        expect(edge.name).to.match(/^d[a-z0-9]{13}\.cloudfront\.net$/);
        expect(edge.zoneId).to.equal("Z2FDTNDATAQYW2");
        expect(states["CertificateValidation regional"].certificateArn).to.equal(states["Certificate regional"].arn);
    });
});
