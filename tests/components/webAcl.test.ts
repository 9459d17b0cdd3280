import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { createWebAclAssociation, webAclArn } from "../../components/webAcl";
import { madeBeside, problemLines, refusedBeside } from "./besideApi";

const acl = (scope: string, region = "us-east-1") =>
    `arn:aws:wafv2:${region}:123456789012:${scope}/webacl/shop/a1b2c3d4-5678`;

describe("A web ACL", () => {
    it("is before the stage, and never after another that it takes the stage from", async () => {
        const { resource } = await madeBeside((scope, { stage }) =>
            createWebAclAssociation(scope, acl("regional"), stage),
        );
        const { inputs, deleteBeforeReplace, protect } = resource("WebAclAssociation", "orders");
        expect(inputs).to.deep.equal({
            resourceArn: "arn:aws:apigateway:us-east-1::/restapis/orders-id/stages/prod",
            webAclArn: acl("regional"),
        });
        // The provider deletes an association by the stage alone.
        expect(deleteBeforeReplace).to.equal(true);
        expect(protect).to.equal(false);
    });

    it("is refused when a stage takes none of its kind, with the kind that it takes", () => {
        const of = (given: unknown) => problemLines(webAclArn, "webAclArn", given);
        expect(of(acl("regional"))).to.deep.equal([]);
        expect(of(acl("global"))[0]).to.match(
            /has the scope CLOUDFRONT; a stage takes a web ACL of the scope REGIONAL/,
        );
        for (const classic of ["waf-regional:us-east-1", "waf:"]) {
            expect(of(`arn:aws:${classic}:123456789012:webacl/a1b2`)[0]).to.match(/is a web ACL of WAF Classic/);
        }
        for (const bad of ["a1b2", `${acl("regional")}/x`, "arn:aws:wafv2:us-east-1:123456789012:regional/ipset/a/b"]) {
            expect(of(bad)[0], bad).to.match(/is not the ARN of a web ACL, arn:aws:wafv2:…:regional\/webacl\/…\/…$/);
        }
        expect(of(1)).to.deep.equal(["webAclArn: 1 is not a string"]);
    });

    it("is refused when it is in another Region than the stage, once that is known", async () => {
        expect(
            await refusedBeside((scope, { stage }) =>
                createWebAclAssociation(scope, pulumi.output(acl("regional", "eu-west-1")), stage),
            ),
        ).to.deep.equal([
            'Gateway "orders" has 1 problem:',
            "stage.webAclArn: is a web ACL of eu-west-1; the stage takes one of its own Region, us-east-1",
        ]);
    });
});
