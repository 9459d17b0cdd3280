import { expect } from "chai";
import * as fc from "fast-check";
import * as pulumi from "@pulumi/pulumi";
import { stringify } from "yaml";
import { junk, withJunkInOnePlace } from "../components/randomJunk";
import { CustomerFiles, Keys, written } from "./customerFiles";

const secret = "AcmesOwnKeyValue0123456789";

describe("Junk in a file of customers", () => {
    let files: CustomerFiles;

    before(() => (files = new CustomerFiles()));
    after(() => files.remove());

    /** The customers are read, or refused by the one readable error, which counts its problems and shows no key value. */
    async function expectReadable(file: string, content: string): Promise<void> {
        try {
            await files.keys(file, content);
        } catch (error) {
            if (!(error instanceof Error) || !pulumi.RunError.isInstance(error)) throw error;
            const [first, ...lines] = error.message.split("\n");
            expect(first).to.match(
                new RegExp(`^Pulumi\\.dev\\.yaml has ${lines.length === 1 ? "1 problem" : "\\d+ problems"}:$`),
            );
            for (const line of lines) expect(line).to.match(/^ {2}(customersFile: .+|\S+:\d+: .+)$/);
            expect(error.message).not.to.include(secret);
        }
    }

    const valid: Keys = {
        acme: { plan: "gold", description: "Acme", customerId: "c", enabled: true, tags: { a: "b" } },
        globex: { plan: "free", generation: 2, keepPrevious: true },
        initech: { plan: "free", existingKeyId: "k123" },
    };
    const names = fc.constantFrom(...Object.keys(written));

    it("gives nothing but the readable error, whatever the text is", () => {
        const signs = fc.constantFrom(
            '"',
            ",",
            "\n",
            "\r",
            ";",
            "{",
            "}",
            "[",
            "]",
            ":",
            "- ",
            "name",
            "plan",
            "&a",
            "*a",
            "<<: ",
            "\\",
            "\t",
            " ",
            "é",
        );
        const text = fc.oneof(
            fc.string({ unit: "binary" }),
            fc.array(signs, { maxLength: 40 }).map(all => all.join("")),
        );
        return fc.assert(fc.asyncProperty(names, text, expectReadable), { numRuns: 200 });
    });

    it("gives nothing but the readable error where a valid file lost or got some text", () => {
        const part = fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('"', "\n", ",", ": ", "  "));
        const edits = fc.tuple(names, fc.nat(), fc.nat(4), part).map(([file, at, length, text]): [string, string] => {
            const content = written[file](valid);
            const start = at % content.length;
            return [file, content.slice(0, start) + text + content.slice(start + length)];
        });
        return fc.assert(
            fc.asyncProperty(edits, edit => expectReadable(...edit)),
            { numRuns: 200 },
        );
    });

    it("in one place of a document gives nothing but the readable error", () =>
        fc.assert(
            fc.asyncProperty(withJunkInOnePlace(valid, junk), async keys => {
                await expectReadable("customers.json", JSON.stringify(keys));
                await expectReadable("customers.yaml", stringify(keys));
            }),
            { numRuns: 200 },
        ));

    it("never has a key value shown that stands in one with a property for it", () => {
        const shapes = fc.letrec<{ value: unknown }>(tie => ({
            value: fc.oneof(
                { maxDepth: 3 },
                fc.constant(secret),
                fc.array(tie("value"), { maxLength: 2 }),
                fc.dictionary(fc.constantFrom("acme", "globex", "value", "apiKey", "plan", "tags"), tie("value"), {
                    maxKeys: 4,
                }),
            ),
        }));
        const keys = shapes.value.map(value => ({ ...valid, zoe: { value: secret, plan: value, tags: value } }));
        return fc.assert(
            fc.asyncProperty(keys, async given => {
                await expectReadable("customers.json", JSON.stringify(given));
                await expectReadable("customers.yaml", stringify(given));
            }),
            { numRuns: 200 },
        );
    });
});
