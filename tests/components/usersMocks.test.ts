import { expect } from "chai";
import { UsagePlanGateway, UsagePlanGatewayArgs } from "../../components/index";
import { evaluate } from "../registrations";
import { completeArgs, privateArgs } from "./completeArgs";

const { domain: _certificateAlone, ...others } = completeArgs;
const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/own";

/** Arguments that are given to functions, so that the compiler takes their texts for those of the types. */
const programs: { [what: string]: unknown } = {
    "all that a gateway takes": completeArgs,
    "a private API": privateArgs,
    "a domain of a hosted zone": { ...others, domain: { domainName: "api.example.com", hostedZoneId: "Z123" } },
    "a domain of a REGIONAL API with a certificate": {
        ...others,
        endpointType: "REGIONAL",
        domain: { domainName: "api.example.com", certificateArn },
    },
};

describe("A user's test of a program, with mocks that give back the inputs alone, finds the same resources", () => {
    for (const [what, args] of Object.entries(programs)) {
        it(`for ${what}`, async () => {
            const program = () => new UsagePlanGateway("orders", args as UsagePlanGatewayArgs);
            const names = ({ resources }: { resources: { type: string; name: string }[] }) =>
                resources.map(({ type, name }) => `${type} ${name}`).sort();
            const found = names(await evaluate(program, { inputsAlone: true }));
            expect(found).to.deep.equal(names(await evaluate(program)));
        });
    }
});
