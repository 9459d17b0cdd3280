/* global require */
const acm = require("@pulumi/aws/acm");
const apigateway = require("@pulumi/aws/apigateway");
const route53 = require("@pulumi/aws/route53");

// Domains whose certificates are proved by records, as a program makes them of its own.
const zoneId = "Z0123456789ABC";

function domain(name, type, region) {
    const certificate = new acm.Certificate(name, {
        domainName: "example.com",
        subjectAlternativeNames: ["*.example.com", `${name}.example.org`],
        validationMethod: "DNS",
        region,
    });
    const fqdns = [0, 1, 2].map(index => {
        const proof = certificate.domainValidationOptions[index];
        return new route53.Record(`${name}-proof-${index}`, {
            zoneId,
            name: proof.resourceRecordName,
            type: proof.resourceRecordType,
            records: [proof.resourceRecordValue.apply(value => value.toLowerCase())],
            ttl: 60,
        }).fqdn;
    });
    const { certificateArn } = new acm.CertificateValidation(name, {
        certificateArn: certificate.arn,
        validationRecordFqdns: fqdns,
        region,
    });
    const made = new apigateway.DomainName(name, {
        domainName: `${name}.example.com`,
        ...(type === "EDGE" ? { certificateArn } : { regionalCertificateArn: certificateArn }),
        endpointConfiguration: { types: type },
    });
    return new route53.Record(name, {
        zoneId,
        name: made.domainName,
        type: "A",
        aliases: [
            {
                name: type === "EDGE" ? made.cloudfrontDomainName : made.regionalDomainName,
                zoneId: type === "EDGE" ? made.cloudfrontZoneId : made.regionalZoneId,
                evaluateTargetHealth: false,
            },
        ],
    });
}

domain("regional", "REGIONAL");
domain("edge", "EDGE", "us-east-1");
