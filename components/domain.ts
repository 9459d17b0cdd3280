import * as pulumi from "@pulumi/pulumi";
import * as apigateway from "@pulumi/aws/apigateway";
import { Record } from "@pulumi/aws/route53/record";
import { regionOf } from "./arns";
import { certificateArnCheck, certificateRegionProblem, createCertificate, edgeRegion } from "./certificates";
import { Check, Map, input, isMap, optional, required, shape, textLike, withRule, withRuleOfValues } from "./checks";
import { createResource } from "./createResource";
import { basePath, domainName, providerBasePath } from "./domainNames";
import { Path, Problem, refuse } from "./problems";
import { Scope } from "./scope";
import { SecurityPolicy, endpointAccessMode, securityPolicyCheck } from "./securityPolicies";
import { mergedTags } from "./tags";

/** A domain name of your own under which the stage answers. It needs a certificate, or a hosted zone to make one with. */
export interface Domain {
    /**
     * The name, such as `api.example.com`, or `*.example.com` for all names below one: small letters, digits and `-`,
     * without a dot at the end. Anything else is refused with how it must be written. Another name makes another domain,
     * which answers before the old one is deleted. An API that becomes `EDGE` or `REGIONAL` needs another name.
     */
    domainName: pulumi.Input<string>;
    /**
     * The part of the path, after the domain's name, under which the API answers: one part of letters, digits and
     * `$-_.+!*'()`, without `/`. Default: the root, which `(none)` says too.
     */
    basePath?: pulumi.Input<string>;
    /**
     * The ARN of a certificate of ACM for the name: of the API's Region for a `REGIONAL` API, of `us-east-1` for an
     * `EDGE` one, and refused otherwise. Default: one is made in `hostedZoneId`, and renewed by AWS.
     */
    certificateArn?: pulumi.Input<string>;
    /**
     * The id of the Route 53 hosted zone that has the name: the alias records are made there, and the certificate where
     * none is given. Default none: then point the name to `domainTarget` yourself.
     */
    hostedZoneId?: pulumi.Input<string>;
    /**
     * The TLS versions and ciphers of the domain: `TLS_1_0`, `TLS_1_2`, or a policy of 2025 for the API's endpoint type,
     * `SecurityPolicy_TLS13_1_3_2025_09` for example. Default `TLS_1_2`. Anything else is refused.
     */
    securityPolicy?: pulumi.Input<SecurityPolicy>;
}

/** What a name elsewhere must point to. */
export interface DomainTarget {
    /** The name at AWS: what a CNAME record names, or the alias target of a Route 53 record. */
    domainName: string;
    /** The hosted zone of that name, which an alias record of Route 53 asks for. */
    hostedZoneId: string;
}

const hostedZoneId = textLike(/^Z[A-Z0-9]{1,31}$/, "the id of a hosted zone, such as Z0123456789ABC");

/** The longest name that a certificate takes as its first (RFC 5280; ACM API reference, RequestCertificate). */
const longestCommonName = 64;

/** @param endpointType that of the API, which is the domain's too */
export function domainCheck(endpointType: unknown): Check<Domain> {
    const isEdge = endpointType === "EDGE";
    const domain = shape<Domain>({
        domainName: required(input(domainName)),
        basePath: optional(input(basePath)),
        certificateArn: optional(input(certificateArnCheck(isEdge))),
        hostedZoneId: optional(input(hostedZoneId)),
        securityPolicy: optional(input(securityPolicyCheck(isEdge))),
    });
    const served = withRule(domain, (path, given) => [
        ...endpointProblems(path, endpointType),
        ...certificateProblems(path, given),
    ]);
    return withRuleOfValues(served, longNameProblems);
}

function endpointProblems(path: Path, endpointType: unknown): Problem[] {
    if (endpointType !== "PRIVATE") return [];
    const message =
        "a PRIVATE API answers inside its VPC endpoints only, and this domain is a public one; drop it, or make the API REGIONAL";
    return [{ path, message }];
}

function certificateProblems(path: Path, { certificateArn, hostedZoneId }: Map): Problem[] {
    if (certificateArn !== undefined || hostedZoneId !== undefined) return [];
    const message = "has no certificate; give certificateArn, or hostedZoneId for one to be made";
    return [{ path, message }];
}

function longNameProblems(path: Path, given: unknown): Problem[] {
    const { domainName, certificateArn } = isMap(given) ? given : {};
    if (typeof domainName !== "string" || certificateArn !== undefined) return [];
    if (domainName.length <= longestCommonName) return [];
    const message = `has ${domainName.length} characters, and a certificate is made for up to ${longestCommonName}; give certificateArn`;
    return [{ path: [...path, "domainName"], message }];
}

/** What the domain is for. */
interface Served {
    restApi: apigateway.RestApi;
    stage: apigateway.Stage;
    /** `REGIONAL` or `EDGE`. */
    endpointType: string;
}

/**
 * Makes the domain, its certificate and records where a hosted zone is given, and maps it to the stage.
 *
 * What another name replaces is made before the old is deleted, whatever the provider's settings: the certificate, the
 * domain, the mapping and the records of the new name, and then, in the opposite order, the old ones go.
 */
export function createDomain(scope: Scope, domain: Domain, { restApi, stage, endpointType }: Served) {
    const { name, tags, parent } = scope;
    const isEdge = endpointType === "EDGE";
    const newFirst = { parent, deleteBeforeReplace: false };
    const certificateArn = domainCertificate(scope, domain, restApi, endpointType);
    const securityPolicy = pulumi.output(domain.securityPolicy ?? SecurityPolicy.TLS_1_2);
    const made = createResource(
        apigateway.DomainName,
        name,
        {
            domainName: domain.domainName,
            ...(isEdge ? { certificateArn } : { regionalCertificateArn: certificateArn }),
            endpointConfiguration: { types: endpointType },
            // Always given: the provider keeps the old one where it is dropped.
            securityPolicy,
            endpointAccessMode: securityPolicy.apply(endpointAccessMode),
            tags: mergedTags(tags, undefined),
        },
        // The service refuses another endpoint type in one step ("/endpointConfiguration/types/0 Invalid request input",
        // hashicorp/terraform-provider-aws#28059), and an update that fails is saved as done. A replacement is refused
        // too, as the name is in use, but changes nothing.
        { ...newFirst, replaceOnChanges: ["endpointConfiguration.types"] },
    );
    const mapping = createResource(
        apigateway.BasePathMapping,
        name,
        {
            domainName: made.domainName,
            basePath: pulumi.output(domain.basePath).apply(providerBasePath),
            restApi: stage.restApi,
            stageName: stage.stageName,
        },
        newFirst,
    );
    const target = isEdge
        ? { domainName: made.cloudfrontDomainName, hostedZoneId: made.cloudfrontZoneId }
        : { domainName: made.regionalDomainName, hostedZoneId: made.regionalZoneId };
    if (domain.hostedZoneId !== undefined) createAliases(scope, domain.hostedZoneId, mapping, target);
    return {
        domainUrl: pulumi
            .all([mapping.domainName, mapping.basePath])
            .apply(([host, path]) => (path ? `https://${host}/${path}` : `https://${host}`)),
        domainTarget: pulumi.output(target) as pulumi.Output<DomainTarget>,
    };
}

function domainCertificate(
    scope: Scope,
    { domainName, certificateArn, hostedZoneId }: Domain,
    restApi: apigateway.RestApi,
    endpointType: string,
): pulumi.Output<string> {
    const isEdge = endpointType === "EDGE";
    if (certificateArn === undefined) {
        return createCertificate(scope, domainName, hostedZoneId!, isEdge ? edgeRegion : undefined);
    }
    if (isEdge) return pulumi.output(certificateArn);
    return pulumi.all([certificateArn, restApi.executionArn]).apply(([arn, executionArn]) => {
        const message = certificateRegionProblem(arn, regionOf(executionArn), endpointType);
        refuse(scope.subject, message === undefined ? [] : [{ path: ["domain", "certificateArn"], message }]);
        return arn;
    });
}

/** The records come after the mapping: whoever finds the name is answered. */
function createAliases(
    { name, parent }: Scope,
    zoneId: pulumi.Input<string>,
    mapping: apigateway.BasePathMapping,
    target: { domainName: pulumi.Output<string>; hostedZoneId: pulumi.Output<string> },
): void {
    for (const type of ["A", "AAAA"]) {
        createResource(
            Record,
            `${name}-${type}`,
            {
                zoneId,
                name: mapping.domainName,
                type,
                aliases: [{ name: target.domainName, zoneId: target.hostedZoneId, evaluateTargetHealth: false }],
            },
            { parent, deleteBeforeReplace: false },
        );
    }
}
