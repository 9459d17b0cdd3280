import * as pulumi from "@pulumi/pulumi";
import * as apigateway from "@pulumi/aws/apigateway";
import { WebAclAssociation } from "@pulumi/aws/wafv2/webAclAssociation";
import { isElsewhere, parseArn, regionOf } from "./arns";
import { value } from "./checks";
import { createResource } from "./createResource";
import { refuse, show } from "./problems";
import { Scope } from "./scope";

/** The ARN of a web ACL of AWS WAF that a stage takes: one of WAFv2, of the scope REGIONAL. */
export const webAclArn = value<string>(given => {
    if (typeof given !== "string") return `${show(given)} is not a string`;
    const arn = parseArn(given);
    const [scope, kind, name, id, ...rest] = arn?.resource.split("/") ?? [];
    if (arn?.service === "waf-regional" || arn?.service === "waf") {
        return `${show(given)} is a web ACL of WAF Classic, which AWS has retired; a stage takes one of wafv2`;
    }
    if (arn?.service === "wafv2" && scope === "global") {
        return `${show(given)} has the scope CLOUDFRONT; a stage takes a web ACL of the scope REGIONAL, of an EDGE API too`;
    }
    const isOne = arn?.service === "wafv2" && scope === "regional" && kind === "webacl" && name && id;
    if (isOne && arn.region !== "" && rest.length === 0) return undefined;
    return `${show(given)} is not the ARN of a web ACL, arn:aws:wafv2:…:regional/webacl/…/…`;
});

/** Puts the stage behind a web ACL. */
export function createWebAclAssociation(
    { name, subject, parent }: Scope,
    given: pulumi.Input<string>,
    stage: apigateway.Stage,
): WebAclAssociation {
    const ofRegion = pulumi.all([given, stage.arn]).apply(([arn, stageArn]) => {
        const own = regionOf(stageArn);
        const message = `is a web ACL of ${regionOf(arn)}; the stage takes one of its own Region, ${own}`;
        refuse(subject, isElsewhere(arn, own) ? [{ path: ["stage", "webAclArn"], message }] : []);
        return arn;
    });
    return createResource(
        WebAclAssociation,
        name,
        { resourceArn: stage.arn, webAclArn: ofRegion },
        // To delete one takes the stage out of whatever web ACL it is in (provider `web_acl_association.go`:
        // DisassociateWebACL names the stage alone): deleted last, the old one would take the stage out of the new one.
        { parent, deleteBeforeReplace: true, protect: false },
    );
}
