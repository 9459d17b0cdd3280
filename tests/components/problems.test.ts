import { expect } from "chai";
import { UsagePlanGateway } from "../../components/index";
import { refusal } from "../registrations";
import { ordersArgs, problems, throttle } from "./ordersGateway";

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_none, n) => from + n);

/** The characters by which a terminal or a reader could be misled. */
const hidden: { [what: string]: number[] } = {
    "control characters": [...range(0x00, 0x1f), ...range(0x7f, 0x9f)],
    "line and paragraph separators": [0x2028, 0x2029],
    "characters that turn the direction of text": [
        0x061c,
        0x200e,
        0x200f,
        ...range(0x202a, 0x202e),
        ...range(0x2066, 0x2069),
    ],
    "characters without a width": [0x00ad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff],
    "tag characters": [0xe0001, 0xe0041],
};

const escape = (code: number) =>
    code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, "0")}`;

describe("An error", () => {
    for (const [what, codes] of Object.entries(hidden)) {
        it(`shows ${what} escaped, in names and in values`, async () => {
            for (const code of codes) {
                const sign = String.fromCodePoint(code);
                const name = `go${sign}ld`;
                const [ofPlan, ofKey] = await problems({
                    plans: { [name]: { throttle }, free: { throttle } },
                    keys: { acme: { plan: `fr${sign}ee` } },
                });
                expect(ofPlan).to.match(/^plans\.go.*ld: "go.*ld" is not a name/);
                expect(ofPlan).to.include(`plans.go${escape(code)}ld: `);
                expect(ofKey).to.match(/^keys\.acme\.plan: there is no plan "fr.*ee"/);
                for (const line of [ofPlan, ofKey]) expect(line, escape(code)).not.to.include(sign);
            }
        });
    }

    it("shows them escaped in the name of the gateway", async () => {
        const { message } = await refusal(() => new UsagePlanGateway("or\u001b[31mders", ordersArgs({ plans: {} })));
        expect(message.split("\n")[0]).to.equal('UsagePlanGateway "or\\u001b[31mders" has 1 problem:');
    });

    it("shows other characters as they are", async () => {
        const lines = await problems({ plans: { "Größe 大 😀": { throttle } } });
        expect(lines).to.deep.equal([
            'plans.Größe 大 😀: "Größe 大 😀" is not a name of 1 to 128 letters, digits and . _ - @ +',
        ]);
    });
});
