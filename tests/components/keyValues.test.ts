import { expect } from "chai";
import * as fc from "fast-check";
import * as pulumi from "@pulumi/pulumi";
import { gatewayProblems } from "../../components/gatewayArgs";
import { made, ordersArgs, problems, problemsWhenKnown } from "./ordersGateway";

const rule = "a key value has 20 to 128 printable characters without spaces";
const acme = (value: pulumi.Input<string>) => ({ keys: { acme: { plan: "gold", value } } });
const lines = (value: string) => gatewayProblems(ordersArgs(acme(value)), "dev").map(({ message }) => message);

describe("A customer's key value", () => {
    for (const value of [
        "3f2c8a54-90b1-4d5e-8f11-0a9b8c7d6e5f",
        "a_b_c_d_e_f_g_h_i_j_",
        "x=dGhpcyBpcyBhIGtleQ==",
        "Ab1-_$=#@!%&*()+;:'\"",
    ]) {
        it(`may be ${value}, known now or later`, async () => {
            for (const given of [() => value, () => pulumi.output(value)]) {
                const { resource } = await made(() => acme(given()));
                expect(resource("ApiKey", "orders-acme").inputs.value).to.equal(value);
            }
        });
    }

    it("may be any 20 to 128 characters that a header carries as they are", () => {
        const sign = fc.integer({ min: 0x21, max: 0x7e }).map(code => String.fromCharCode(code));
        fc.assert(
            fc.property(fc.string({ unit: sign, minLength: 20, maxLength: 128 }), value => {
                expect(lines(value)).to.deep.equal([]);
            }),
            { examples: [["a".repeat(20)], ["a".repeat(128)], ["!".repeat(20)], ["~".repeat(128)]] },
        );
    });

    it("is refused when it is a character shorter or longer, known now or later", async () => {
        for (const length of [19, 129]) {
            const problem = `keys.acme.value: has ${length} characters; ${rule}`;
            expect(await problems(acme("a".repeat(length)))).to.deep.equal([problem]);
            expect(await problemsWhenKnown(() => acme(pulumi.secret("a".repeat(length))))).to.deep.equal([problem]);
        }
    });

    it("is refused when it has any other character, and is never shown", () => {
        const other = fc.string({ unit: "binary", minLength: 1, maxLength: 3 }).filter(text => !/^[!-~]*$/.test(text));
        fc.assert(
            fc.property(other, sign => {
                expect(lines(`AcmesOwnKey${sign}Value0123456789`)).to.deep.equal([
                    `has a space, a line break or a character beyond ASCII; ${rule}`,
                ]);
            }),
            { examples: [[" "], ["\u007f"], ["\u00a0"], ["\ud800"]] },
        );
    });
});
