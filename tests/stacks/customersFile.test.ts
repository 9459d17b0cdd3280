import { expect } from "chai";
import * as fc from "fast-check";
import { evaluate } from "../registrations";
import { readConfiguration } from "../../stacks/configuration";
import { CustomerFiles, Keys, plans, routes, written } from "./customerFiles";

const secret = "AcmesOwnKeyValue0123456789";

describe("A file of customers", () => {
    let files: CustomerFiles;

    before(() => (files = new CustomerFiles()));
    after(() => files.remove());

    const few: Keys = {
        acme: { plan: "gold", description: 'Acme, "the" Inc.', enabled: false, tags: { team: "sales", cost: "7" } },
        globex: { plan: "free", customerId: "1001", generation: 2, keepPrevious: true },
        initech: { plan: "free", existingKeyId: "k123", formerName: "initrode" },
    };
    for (const [file, text] of Object.entries(written)) {
        it(`gives the customers of ${file} as keys would`, async () => {
            expect(await files.keys(file, text(few))).to.deep.equal(few);
        });
    }

    const word = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._@+-]{0,12}$/);
    // An empty cell says nothing, so a table has no empty text; and its texts have no lone surrogate, as no file has.
    const text = fc
        .string({ unit: "grapheme", minLength: 1 })
        .filter(given => given.trim() !== "" && isOneInFile(given));
    const tag = text.filter(given => given === given.trim() && !given.toLowerCase().startsWith("aws:"));
    const key = fc.record(
        {
            plan: fc.constantFrom("free", "gold"),
            displayName: text,
            description: text,
            enabled: fc.boolean(),
            customerId: fc.oneof(text, fc.nat().map(String), fc.constantFrom("true", "null", "1e3", "0012")),
            tags: fc.dictionary(tag, text, { minKeys: 1, maxKeys: 3 }),
            generation: fc.integer({ min: 2, max: 9 }),
            keepPrevious: fc.boolean(),
        },
        { requiredKeys: ["plan", "generation"] },
    );
    // A customer `acme-g2` beside the second generation of `acme` is refused.
    const names = word.filter(name => !/-g\d+$/.test(name));
    const keys = fc.dictionary(names, key, { minKeys: 1, maxKeys: 4 });

    it("gives the same customers as keys in the stack's file, whatever they are, in every format", () =>
        fc.assert(
            fc.asyncProperty(keys, async given => {
                const { result } = await evaluate(() => readConfiguration(routes), { config: { plans, keys: given } });
                for (const [file, text] of Object.entries(written)) {
                    expect(await files.keys(file, text(given)), file).to.deep.equal(result.keys);
                }
            }),
            { numRuns: 60 },
        ));

    it("may be beside keys, and keyValues and former names reach across", async () => {
        const others = {
            keys: { globex: { plan: "free", formerName: "initrode" } },
            keyValues: { acme: secret, globex: `${secret}2` },
        };
        const found = await files.keys("customers.csv", "name,plan,formerName\nacme,gold,umbrella\n", others);
        expect(found).to.have.all.keys("acme", "globex");
        expect(found).to.have.nested.property("acme.value");
        expect(
            await files.problems("customers.csv", "name,plan,formerName\nacme,gold,initrode\n", others),
        ).to.deep.equal(['customers.csv:2: formerName: "initrode" is that of keys.globex too; drop one of them']);
    });

    it("is found from the folder of the project", async () => {
        files.write("customers.csv", "name,plan\nacme,gold\n");
        const { result } = await evaluate(() => readConfiguration(routes), {
            config: { plans, customersFile: "customers.csv" },
            root: files.folder,
        });
        expect(result.keys).to.deep.equal({ acme: { plan: "gold" } });
    });

    it("may say that there are no customers", async () => {
        for (const [file, text] of [
            ["none.csv", "name,plan\n"],
            ["none.yaml", "# none yet\n{}\n"],
            ["none.yml", "[]"],
            ["none.json", "[]"],
            ["none.json", "{}"],
        ]) {
            expect(await files.keys(file, text)).to.deep.equal({});
        }
    });

    it("keeps secret what keys has as a secret, and shows what the file has", async () => {
        const customersFile = files.write("customers.csv", "name,plan,description\nacme,gold,Acme\n");
        const keys = { globex: { plan: "free", description: "Globex" } };
        const { result } = await evaluate(() => readConfiguration(routes), {
            config: { plans, keys, customersFile },
            secretKeys: ["keys"],
        });
        expect(result.keys.acme).to.deep.equal({ plan: "gold", description: "Acme" });
        expect(result.keys.globex.description).to.not.equal("Globex");
    });

    it("that is emptied is refused, with what to write where it is meant", async () => {
        for (const [file, text, none] of [
            ["empty.csv", "", "the header line alone"],
            ["blank.csv", "\ufeff \r\n\n", "the header line alone"],
            ["empty.yaml", " \n", "{}"],
            ["comment.yaml", "# acme: { plan: gold }\n", "{}"],
            ["null.yaml", "~", "{}"],
            ["empty.json", "", "{}"],
            ["null.json", "null", "{}"],
        ]) {
            expect(await files.problems(file, text)).to.deep.equal([
                `customersFile: "${file}" is empty, which would revoke every key; ${none} says that there are none`,
            ]);
        }
    });

    it("that is not there is refused with the nearest that is, and what is no file with what it is", async () => {
        files.write("customers.csv", "name,plan\n");
        const problems = (customersFile: unknown) => files.lines({ plans, customersFile });
        const missing = "customersFile: there is no such file, from the folder of Pulumi.yaml: ";
        expect(await problems(`${files.folder}/custmers.csv`)).to.deep.equal([
            `${missing}"custmers.csv"; did you mean customers.csv?`,
        ]);
        expect(await problems(`${files.folder}/customers.csv/in.csv`)).to.deep.equal([
            `${missing}"customers.csv/in.csv"`,
        ]);
        expect(await problems("no/such/folder.csv")).to.deep.equal([`${missing}"no/such/folder.csv"`]);
        expect(await problems(files.makeFolder("folder.csv"))).to.deep.equal([
            'customersFile: "folder.csv" is not a file',
        ]);
        expect(await problems("a\0.csv")).to.deep.equal([
            'customersFile: "a\\u0000.csv" can\'t be read: ERR_INVALID_ARG_VALUE',
        ]);
        expect(await problems("")).to.deep.equal(["customersFile: is empty; name a file, or drop it"]);
        expect(await problems(["customers.csv"])).to.deep.equal(["customersFile: a list is not a string"]);
        expect(await problems("customers.xlsx")).to.deep.equal([
            'customersFile: "customers.xlsx" ends in none of .csv, .yaml, .yml, .json, which say how the file is written',
        ]);
    });

    it("is named in no problem where its name is a secret", async () => {
        const problems = async (customersFile: string) =>
            (await files.lines({ plans, customersFile }, ["customersFile"])).join("\n");
        const file = files.write("private.csv", "name,plan\nacme,glod\n");
        expect(await problems(file)).to.match(/^customersFile:2: plan: there is no plan "glod"/);
        for (const other of [
            "private.csv",
            "private.txt",
            `${files.folder}/privat.csv`,
            `${files.folder}/private.csv/x.csv`,
        ]) {
            expect(await problems(other))
                .to.match(/^customersFile: .*file/)
                .and.not.include("privat");
        }
    });
});

function isOneInFile(text: string): boolean {
    return !/\p{Cs}|\0/u.test(text);
}
