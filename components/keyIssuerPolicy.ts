import * as pulumi from "@pulumi/pulumi";
import * as apigateway from "@pulumi/aws/apigateway";
import { parseArn } from "./arns";

/** The tag by which a key says which gateway's issuer has made it. Its value is the id of that gateway's API. */
const issuerTag = "usage-plan-gateway:issuer";

/** What a key issuer may work on. */
interface Issued {
    partition: string;
    region: string;
    /** An account and Region have it once; the API's name, and the gateway's, may be another API's too. */
    restApiId: string;
    usagePlanIds: readonly string[];
}

/**
 * The IAM policy document of a service that issues keys at run time.
 *
 * IAM authorizes API Gateway's control plane by method and path (DG "How Amazon API Gateway works with IAM"). What a
 * key's path can't say, its tag does: only a key that was made with the tag can be read, changed and deleted. Sources for
 * each statement, none of which was tried at AWS by this project:
 *
 * - A request's tags are known where a resource is made (DG "Using tags to control access", aws:RequestTag on POST), and
 *   a key's own tags where it is read or changed (Service Authorization Reference: ApiKey has aws:ResourceTag).
 * - CreateApiKey with tags is authorized twice, as POST on `/apikeys`, and as PUT on `/tags/` with the encoded ARN of
 *   `/apikeys/*`, an asterisk in place of the id that is not there yet (errors that several users report, the same for
 *   `/restapis/*`; mattclay/aws-terminator#284).
 * - TagResource is authorized twice as well: PUT on `/tags/` with the key's encoded ARN, and PATCH on the key (DG: "To
 *   update the tags for a resource, the user must have PATCH permissions for that resource"; seen at AWS,
 *   iann0036/iam-dataset#39). So PATCH, which asks for the key's tag, keeps others' keys from being tagged. A condition
 *   aws:ResourceTag on `/tags/` itself would never hold: the reference has none for that type of resource.
 * - The issuer's tag can't be put on any key that exists, whatever else the role may do: an id has more than one character,
 *   so `??*` is each key and not the asterisk. Tags' names are compared without case, as IAM compares those in
 *   aws:ResourceTag/…, or a second spelling would be a way around it. UntagResource (DELETE on `/tags/`) is not allowed.
 *
 * GetApiKeys and GetUsagePlanKeys answer with the values of everybody's keys, so no list can be read. CreateApiKey answers
 * with the value, and GetApiKey is allowed for own keys.
 *
 * A call on the keys of a plan names a key by its id alone, in the body or the path, and the documentation does not say
 * whose tags count there. So nothing keeps the role from moving another's key whose id it knows in or out of these plans.
 */
export function keyIssuerPolicy({ partition, region, restApiId, usagePlanIds }: Issued): string {
    const service = `arn:${partition}:apigateway:${region}::`;
    const tagsOf = (keys: string) => `${service}/tags/${encodeURIComponent(`${service}/apikeys/`)}${keys}`;
    const plans = [...new Set(usagePlanIds)].sort();
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "MakeKeys",
                Effect: "Allow",
                Action: "apigateway:POST",
                Resource: `${service}/apikeys`,
                Condition: { StringEquals: { [`aws:RequestTag/${issuerTag}`]: restApiId } },
            },
            {
                Sid: "ManageOwnKeys",
                Effect: "Allow",
                Action: ["apigateway:GET", "apigateway:PATCH", "apigateway:DELETE"],
                Resource: `${service}/apikeys/*`,
                Condition: { StringEquals: { [`aws:ResourceTag/${issuerTag}`]: restApiId } },
            },
            {
                Sid: "TagKeys",
                Effect: "Allow",
                Action: "apigateway:PUT",
                Resource: tagsOf("*"),
            },
            {
                Sid: "KeepIssuerTag",
                Effect: "Deny",
                Action: ["apigateway:PUT", "apigateway:DELETE"],
                Resource: tagsOf("??*"),
                Condition: { "ForAnyValue:StringEqualsIgnoreCase": { "aws:TagKeys": issuerTag } },
            },
            ...(plans.length === 0 ? [] : [planStatement(service, plans)]),
        ],
    });
}

/**
 * One ARN for a plan's keys and each of them, since 300 plans make a long document: POST is only of the keys, and DELETE
 * only of one.
 */
function planStatement(service: string, plans: readonly string[]) {
    return {
        Sid: "PutKeysInPlans",
        Effect: "Allow",
        Action: ["apigateway:POST", "apigateway:DELETE"],
        // An empty list would make the document invalid.
        Resource: plans.map(id => `${service}/usageplans/${id}/keys*`),
    };
}

/** The policy document of a gateway's key issuer, for the plans that the gateway makes and those that exist already. */
export function gatewayKeyIssuerPolicy(
    restApi: apigateway.RestApi,
    usagePlanIds: { [planName: string]: pulumi.Output<string> },
): pulumi.Output<string> {
    return pulumi
        .all([restApi.executionArn, restApi.id, pulumi.all(Object.values(usagePlanIds))])
        .apply(([executionArn, restApiId, ids]) => {
            // A program's own mocks may know no ARN; then the document lets nothing be done.
            const { partition, region } = parseArn(String(executionArn)) ?? { partition: "aws", region: "" };
            return keyIssuerPolicy({ partition, region, restApiId, usagePlanIds: ids });
        });
}
