import * as pulumi from "@pulumi/pulumi";
import { Certificate } from "@pulumi/aws/acm/certificate";
import { CertificateValidation } from "@pulumi/aws/acm/certificateValidation";
import { Record } from "@pulumi/aws/route53/record";
import { isElsewhere, parseArn, regionOf } from "./arns";
import { Check, value } from "./checks";
import { createResource } from "./createResource";
import { show } from "./problems";
import { Scope } from "./scope";
import { mergedTags } from "./tags";

/** Where the certificates of EDGE domains are, in whatever Region the API is: CloudFront takes no others. */
export const edgeRegion = "us-east-1";

/** @param isEdge whether it is for an EDGE domain, whose Region is known beforehand */
export function certificateArnCheck(isEdge: boolean): Check<string> {
    return value(given => {
        if (typeof given !== "string") return `${show(given)} is not a string`;
        const arn = parseArn(given);
        if (arn?.service !== "acm" || !arn.resource.startsWith("certificate/") || arn.region === "") {
            return `${show(given)} is not the ARN of a certificate of ACM, arn:aws:acm:…:certificate/…`;
        }
        return isEdge ? certificateRegionProblem(given, edgeRegion, "EDGE") : undefined;
    });
}

/** "Invalid certificate ARN … Certificate must be in 'us-east-1'" is the service's answer (Miserlou/Zappa#1142). */
export function certificateRegionProblem(arn: string, region: string, endpointType: string): string | undefined {
    if (!isElsewhere(arn, region)) return undefined;
    const of = regionOf(arn);
    const which = endpointType === "EDGE" ? region : `its own Region, ${region}`;
    return `is a certificate of ${of}; the domain of this ${endpointType} API takes one of ${which}`;
}

const noProof = { resourceRecordName: "", resourceRecordType: "CNAME", resourceRecordValue: "" };

/**
 * Makes a certificate that the records of a hosted zone prove; gives its ARN, once it is issued.
 *
 * @param region where it is made; none for that of the provider
 */
export function createCertificate(
    { name, tags, parent }: Scope,
    domainName: pulumi.Input<string>,
    zoneId: pulumi.Input<string>,
    region: string | undefined,
): pulumi.Output<string> {
    const certificate = createResource(
        Certificate,
        name,
        { domainName, validationMethod: "DNS", region, tags: mergedTags(tags, undefined) },
        // The old one is in use until the domain has the new one.
        { parent, deleteBeforeReplace: false },
    );
    // None where a user's tests run the program with mocks that give back the inputs alone.
    const proof = certificate.domainValidationOptions.apply(
        (options: (typeof noProof)[] | undefined) => options?.[0] ?? noProof,
    );
    const record = createResource(
        Record,
        `${name}-validation`,
        {
            zoneId,
            name: proof.resourceRecordName,
            type: proof.resourceRecordType,
            records: [proof.resourceRecordValue],
            ttl: 300,
            // The same for all certificates of a name in an account, so another certificate may have made it already
            // (ACM user guide, "DNS validation": one record serves the name and its wildcard, in every Region).
            allowOverwrite: true,
        },
        { parent },
    );
    const validation = createResource(
        CertificateValidation,
        name,
        { certificateArn: certificate.arn, validationRecordFqdns: [record.fqdn], region },
        { parent },
    );
    return validation.certificateArn;
}
