type Inputs = { [property: string]: unknown };

/** What the service makes up for a resource beside an API, for mocks. */
export function computedBesideApi(type: string, name: string, inputs: Inputs): object {
    const physicalName = `${name}-1a2b3c4`;
    switch (type.split(":").pop()) {
        case "Role":
            return { arn: `arn:aws:iam::123456789012:role/${physicalName}`, name: physicalName };
        case "LogGroup":
            return { arn: `arn:aws:logs:us-east-1:123456789012:log-group:${physicalName}`, name: physicalName };
        case "Certificate":
            return certificate(inputs);
        case "Record":
            return { fqdn: inputs.name };
        case "DomainName":
            return {
                regionalDomainName: "d-abc123.execute-api.us-east-1.amazonaws.com",
                regionalZoneId: "Z1UJRXOUMOOFQ8",
                cloudfrontDomainName: "d111111abcdef8.cloudfront.net",
                cloudfrontZoneId: "Z2FDTNDATAQYW2",
            };
        default:
            return {};
    }
}

function certificate({ domainName, region = "us-east-1" }: Inputs): object {
    const proof = {
        resourceRecordName: `_abc.${String(domainName)}.`,
        resourceRecordType: "CNAME",
        resourceRecordValue: "_x.",
    };
    return {
        arn: `arn:aws:acm:${String(region)}:123456789012:certificate/made`,
        domainValidationOptions: [{ domainName, ...proof }],
    };
}
