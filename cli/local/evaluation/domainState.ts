import { createHash } from "node:crypto";
import { accountId } from "../account";
import { standInId } from "../project/standIns";
import { Properties } from "./registeredResource";
import type { MadeResource, ResourceState, Surroundings } from "./resourceState";

/**
 * What AWS says of a domain's certificate, name and records: programs take the proof of a certificate apart, and point
 * records to the name, so each part must be there.
 */
export function domainState(made: MadeResource, { region: ofProvider }: Surroundings): ResourceState | undefined {
    const { inputs, urn } = made;
    const region = typeof inputs.region === "string" ? inputs.region : ofProvider;
    switch (made.type) {
        case "aws:acm/certificate:Certificate": {
            const arn = made.id ?? `arn:aws:acm:${region}:${accountId}:certificate/${uuid(urn)}`;
            return { id: arn, state: { arn, domainValidationOptions: names(inputs).map(proof), status: "ISSUED" } };
        }
        case "aws:acm/certificateValidation:CertificateValidation":
            return { id: "2024-01-01 00:00:00 +0000 UTC", state: {} };
        case "aws:apigateway/domainName:DomainName": {
            const regionalDomainName = `d-${standInId(urn)}.execute-api.${region}.amazonaws.com`;
            return {
                id: made.id ?? String(inputs.domainName),
                state: {
                    arn: `arn:aws:apigateway:${region}::/domainnames/${String(inputs.domainName)}`,
                    regionalDomainName,
                    regionalZoneId: "Z0000000000000000000",
                    cloudfrontDomainName: `d${standInId(urn, 13)}.cloudfront.net`,
                    // That of every distribution (Route 53 API reference, `AliasTarget`).
                    cloudfrontZoneId: "Z2FDTNDATAQYW2",
                },
            };
        }
        case "aws:route53/record:Record":
            return {
                id: made.id ?? [inputs.zoneId, inputs.name, inputs.type].map(String).join("_"),
                state: { fqdn: String(inputs.name).replace(/\.$/, "") },
            };
        default:
            return undefined;
    }
}

/** The names that a certificate is for, each once. */
function names({ domainName, subjectAlternativeNames }: Properties): string[] {
    const others = Array.isArray(subjectAlternativeNames) ? (subjectAlternativeNames as unknown[]) : [];
    return [...new Set([domainName, ...others].map(String))];
}

/** The record that proves a name: the same for the name and its wildcard (ACM user guide, "DNS validation"). */
function proof(domainName: string) {
    const name = domainName.replace(/^\*\./, "");
    return {
        domainName,
        resourceRecordName: `_${hash(name)}.${name}.`,
        resourceRecordType: "CNAME",
        resourceRecordValue: `_${hash(`value of ${name}`)}.acm-validations.aws.`,
    };
}

function uuid(urn: string): string {
    return hash(urn).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function hash(text: string): string {
    return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
