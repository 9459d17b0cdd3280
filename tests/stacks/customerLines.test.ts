import { expect } from "chai";
import * as fc from "fast-check";
import { CustomerFiles, Keys, plans, written } from "./customerFiles";

const secret = "AcmesOwnKeyValue0123456789";
const noPlan = (name: string) => `plan: there is no plan "${name}"; the plans are free, gold`;

const properties =
    "value, displayName, description, enabled, customerId, tags, existingKeyId, generation, keepPrevious, formerName, plan";

describe("A problem with a file of customers", () => {
    let files: CustomerFiles;

    before(() => (files = new CustomerFiles()));
    after(() => files.remove());

    it("is shown with its line, beside all others and those of the stack's file", async () => {
        const text = "name,plan,customerId\nacme,gold,c-1\nglobex,glod,c-2\nb c,free,c-3\n";
        const others = { keys: { zoe: { plan: "fre" } }, stageThrottle: {} };
        const lines = await files.problems("customers.csv", text, others);
        expect(lines.filter(line => line.startsWith("stageThrottle."))).to.have.length(2);
        expect(lines.filter(line => !line.startsWith("stageThrottle."))).to.deep.equal([
            `keys.zoe.${noPlan("fre")}`,
            `customers.csv:3: ${noPlan("glod")}`,
            'customers.csv:4: name: "b c" is not a name of 1 to 128 letters, digits and . _ - @ +',
        ]);
    });

    const yaml = [
        "acme: { plan: gold, tags: { team: 5 } }",
        "globex:",
        "  plan: free",
        "  tags:",
        "    team: sales",
        '    "aws:x": a',
        "  enabled: yes",
        "  plan: gold",
        `  value: ${secret}`,
        "1001: text",
        "acme: { plan: fre }",
        "zoe: { plan: free, existingKeyId: k123 }",
        "eve: { plan: free, existingKeyId: k123, qouta: 1 }",
    ];

    it("deep inside of YAML has the line of what is wrong", async () => {
        expect(await files.problems("customers.yaml", yaml.join("\n"))).to.deep.equal([
            "customers.yaml:1: tags.team: 5 is not a string; put it into quotation marks",
            "customers.yaml:6: tags.aws:x: starts with aws:, which is AWS's own; take another name",
            "customers.yaml:7: enabled: [secret] is not true or false",
            "customers.yaml:8: plan: is in line 3 too; drop one",
            "customers.yaml:9: value: has no place in a plain file; set it as a secret: pulumi config set --secret --path keyValues.globex",
            `customers.yaml:10: 1001: a string is not a map; known in it: ${properties}`,
            "customers.yaml:11: acme: is in line 1 too; drop one",
            "customers.yaml:11: plan: there is no plan [secret]; the plans are free, gold",
            `customers.yaml:13: qouta: unknown; known here: ${properties}`,
            "customers.yaml:13: existingKeyId: is that of customers.yaml:12 too; each needs its own",
        ]);
    });

    it("deep inside of JSON has the line of what is wrong", async () => {
        const json = [
            '{ "acme": {',
            '    "plan": "gold",',
            '    "tags": {',
            '      "team": true, "team": "sales" }',
            "  },",
            '  "globex": { "plan": 5,',
            '    "enabled": "true" },',
            '  "acme": { "plan": "gold" },',
            '  "zoe": []',
            "}",
        ];
        expect(await files.problems("customers.json", json.join("\r\n"))).to.deep.equal([
            "customers.json:4: tags.team: is in line 4 too; drop one",
            "customers.json:4: tags.team: true is not a string; put it into quotation marks",
            "customers.json:6: plan: 5 is not the name of a plan",
            'customers.json:7: enabled: "true" is not true or false',
            "customers.json:8: acme: is in line 1 too; drop one",
            `customers.json:9: zoe: a list is not a map; known in it: ${properties}`,
        ]);
    });

    it("in a list of customers has the line of what is wrong", async () => {
        const list = [
            "- name: acme",
            "  plan: gold",
            "  name: acme",
            "- plan: gold",
            "- text",
            "- name: 1001",
            "- [a]",
            "- name: acme",
            "  plan: fre",
        ];
        expect(await files.problems("list.yml", list.join("\n"))).to.deep.equal([
            "list.yml:3: name: is in line 1 too; drop one",
            "list.yml:4: name: missing",
            "list.yml:5: a text is not a customer, which is a map with a name",
            "list.yml:6: name: a number is not a string; put it into quotation marks",
            "list.yml:7: a list is not a customer, which is a map with a name",
            "list.yml:8: name: acme is in line 1 too; drop one",
            `list.yml:9: ${noPlan("fre")}`,
        ]);
        expect(await files.problems("text.yaml", `\n${secret}\n`)).to.deep.equal([
            "text.yaml:2: a text is neither a map of customers, as keys is, nor a list",
        ]);
        expect(await files.problems("five.json", "5")).to.deep.equal([
            "five.json:1: a number is neither a map of customers, as keys is, nor a list",
        ]);
    });

    for (const [file, text, problem] of [
        [
            "a.yaml",
            `acme: { plan: gold }\nglobex: { plan: gold\nzoe: ${secret}\n`,
            "3: can't be read as YAML: missed comma between flow collection entries",
        ],
        ["b.yaml", `acme:\n  plan: ${secret}: x\n`, "2: can't be read as YAML: "],
        ["c.yaml", `acme:\n\tplan: gold\n`, "2: can't be read as YAML: tab characters must not be used in indentation"],
        [
            "d.yaml",
            `acme: { plan: gold }\n---\nglobex: { plan: gold }\n`,
            "2: can't be read as YAML: there are several",
        ],
        ["e.yaml", `acme: { plan: gold }\nglobex: *acme\n`, "2: can't be read as YAML: there is no such anchor above"],
        ["f.yaml", `acme: { plan: gold }\nglobex: &a\n  tags: *a\n`, "3: can't be read as YAML: it has itself inside"],
        ["g.yaml", `acme:\n  plan: !${secret} gold\n`, "2: can't be read as YAML: unknown tag"],
        ["h.yaml", "[".repeat(100_000), "1: can't be read as YAML: it is nested too deeply"],
        ["a.json", '{ "acme": {\n"plan": "gold",\n} }', "3: can't be read as JSON: property name expected"],
        ["b.json", `{ "acme": {\n"plan": "${secret} } }\n`, "2: can't be read as JSON: unexpected end of string"],
        ["c.json", `{ "acme": {\n"plan": "gold" // ${secret}\n} }`, "2: can't be read as JSON: invalid comment token"],
        ["d.json", `{ "acme": {\n"plan": gold } }`, "2: can't be read as JSON: invalid symbol"],
        ["e.json", `{}\n{}`, "2: can't be read as JSON: end of file expected"],
    ]) {
        it(`that ${file} can't be read shows the line, and no text of it`, async () => {
            const [line, ...others] = await files.problems(file, text);
            expect(line.startsWith(`${file}:${problem}`), line).to.equal(true);
            expect(line).not.to.include("Acmes");
            expect(others).to.deep.equal([]);
        });
    }

    it("that is nested too deeply is one of the file", async () => {
        expect(await files.problems("deep.json", "[".repeat(100_000))).to.deep.equal([
            "customersFile: is nested too deeply",
        ]);
    });

    it("names the line of any customer, in every format", () => {
        const names = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/), { minLength: 1, maxLength: 12 });
        const filler = fc.constantFrom<Keys[string]>(
            {},
            { description: "two\nlines" },
            { tags: { team: "a" }, enabled: true },
        );
        const rows = names.chain(all =>
            fc.tuple(fc.constant(all), fc.array(filler, { minLength: 12, maxLength: 12 }), fc.nat(all.length - 1)),
        );
        return fc.assert(
            fc.asyncProperty(rows, async ([all, fillers, bad]) => {
                const keys = Object.fromEntries(
                    all.map((name, index) => [name, { ...fillers[index], plan: index === bad ? "nowhere" : "free" }]),
                );
                for (const [file, text] of Object.entries(written)) {
                    const content = text(keys);
                    expect(await files.problems(file, content), content).to.deep.equal([
                        `${file}:${lineOf(content, "nowhere")}: ${noPlan("nowhere")}`,
                    ]);
                }
            }),
            { numRuns: 40 },
        );
    });

    it("of a name that keys has too is shown, and the customer is checked all the same", async () => {
        const others = { keys: { acme: { plan: "gold" } } };
        expect(await files.problems("customers.csv", "name,plan\nacme,glod\nacme,glad\n", others)).to.deep.equal([
            "customers.csv:2: name: acme is in keys too; drop one",
            `customers.csv:2: ${noPlan("glod")}`,
            "customers.csv:3: name: acme is in keys too; drop one",
            `customers.csv:3: ${noPlan("glad")}`,
        ]);
    });

    it("of names that would be those of the same resource names both places", async () => {
        const text = "name,plan,generation\nacme,gold,2\nacme-g2,free,\nzoe-g2,gold,\n";
        const keys = { zoe: { plan: "free", generation: 2 } };
        expect(await files.problems("customers.csv", text, { keys })).to.deep.equal([
            'customers.csv:3: name: makes a resource "acme-g2", as customers.csv:2 does; rename one',
            'customers.csv:4: name: makes a resource "zoe-g2", as keys.zoe does; rename one',
        ]);
    });

    it("does not hide what is wrong with keys", async () => {
        const text = "name,plan\nacme,glod\n";
        expect(await files.problems("customers.csv", text, { keys: "text" })).to.deep.equal([
            "keys: a string is not a map",
            `customers.csv:2: ${noPlan("glod")}`,
        ]);
    });

    it("with key values is shown where they stand, and a file that can't be read makes none of them unknown", async () => {
        const keyValues = { acme: secret, globx: `${secret}2`, zoe: `${secret}3` };
        const text = "name,plan,existingKeyId\nacme,gold,\nglobex,free,\nzoe,free,k123\n";
        expect(await files.problems("customers.csv", text, { keyValues })).to.deep.equal([
            "keyValues.globx: there is no such key in keys or the customersFile; did you mean globex?",
            "keyValues.zoe: customers.csv:4 has an existingKeyId, so its value can't be set; drop one",
        ]);
        expect(await files.problems("customers.csv", "name,plan\nacme\n", { keyValues })).to.deep.equal([
            "customers.csv:2: has 1 cell, and the header 2",
        ]);
    });

    it("that a thousand lines have is shown once, with the lines", async () => {
        const rows = Array.from({ length: 1000 }, (_, index) => `c${index},${index % 100 === 50 ? "free" : "glod"}`);
        const lines = await files.problems("customers.csv", ["name,plan", ...rows].join("\n"));
        expect(lines).to.deep.equal([
            "customers.csv:2-51, 53-151, 153-251, 253-351, 353-451, 453-551, 553-651, 653-751, 753-851, 853-951, …, 953-1001 (990 lines): " +
                noPlan("glod"),
        ]);
    });

    it("of its own in each of a thousand lines is counted after the first hundred", async () => {
        const rows = Array.from({ length: 1000 }, (_, index) => `c${index},p${index}`);
        const customersFile = files.write("customers.csv", ["name,plan", ...rows].join("\n"));
        const lines = await files.lines({ plans, customersFile });
        expect(lines).to.have.length(101);
        expect(lines[99]).to.equal(`customers.csv:101: ${noPlan("p99")}`);
        expect(lines[100]).to.equal("customers.csv:102 to 1001: 900 more problems, shown when these are mended");
        expect(await files.count({ plans, customersFile })).to.equal("Pulumi.dev.yaml has 1000 problems:");
    });
});

function lineOf(content: string, text: string): number {
    return content.slice(0, content.indexOf(text)).split("\n").length;
}
