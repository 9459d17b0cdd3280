import { expect } from "chai";
import { CustomerFiles } from "./customerFiles";

const noPlan = (name: string) => `plan: there is no plan "${name}"; the plans are free, gold`;

describe("A problem with customers in YAML", () => {
    let files: CustomerFiles;

    before(() => (files = new CustomerFiles()));
    after(() => files.remove());

    it("is none where YAML shares what customers have in common, and its line is that of the customer", async () => {
        const shared = { anchors: "base: &base { plan: gold, tags: &tags { team: sales } }" };
        const text = `${shared.anchors}\nacme: { <<: *base, enabled: false }\nzoe:\n  plan: free\n  tags: *tags\n`;
        expect(await files.keys("shared.yaml", text)).to.deep.equal({
            base: { plan: "gold", tags: { team: "sales" } },
            acme: { plan: "gold", tags: { team: "sales" }, enabled: false },
            zoe: { plan: "free", tags: { team: "sales" } },
        });
        const wrong = `x: &x { plan: free }\ny: &y { plan: fre, enabled: 1 }\nz:\n  <<: [*x, *y]\n`;
        expect(await files.problems("shared.yaml", wrong)).to.deep.equal([
            "shared.yaml:2: enabled: 1 is not true or false",
            `shared.yaml:2: ${noPlan("fre")}`,
            "shared.yaml:4: enabled: 1 is not true or false",
        ]);
    });

    it("of what << takes entries from is shown, and of entries that any number of customers share", async () => {
        for (const source of ["", "5", "[*x, text]", "\n    - *x\n    - ~"]) {
            const line = source.startsWith("\n") ? 5 : 3;
            expect(await files.problems("merge.yaml", `x: &x { plan: free }\nz:\n  <<: ${source}\n`)).to.deep.equal([
                `merge.yaml:${line}: can't be read as YAML: << is followed by no map`,
            ]);
        }
        const all = Array.from({ length: 1000 }, (_, index) => `c${index}: { <<: *base }\n`).join("");
        const tags = "abcdefghijkl".split("").map(tag => `${tag}: "${tag}"`);
        const text = `base:\n  plan: free\n  tags: &base { ${tags.join(", ")} }\n${all}`;
        const lines = await files.problems("shared.yaml", text);
        expect(lines[0]).to.equal("shared.yaml:4-1003: plan: missing; each key is in a plan");
        expect(lines[1]).to.match(/^shared\.yaml:4-1003: a: unknown; known/);
    });

    it("has the line of each customer, however YAML writes it", async () => {
        const map = [
            "# customers",
            "? acme",
            ": plan: fre",
            "? b c # with no properties",
            "? &anchor 010",
            ": { plan, enabled: 1,",
            "    # a comment: of two words",
            '    "plan":free, tags: # of the',
            "      { team: 5 } }",
            '"<<":',
            "  plan: |-",
            "    fre",
            "...",
        ];
        expect(await files.problems("map.yaml", map.join("\r\n"))).to.deep.equal([
            `map.yaml:3: ${noPlan("fre")}`,
            'map.yaml:4: b c: "b c" is not a name of 1 to 128 letters, digits and . _ - @ +',
            "map.yaml:4: plan: missing; each key is in a plan",
            "map.yaml:6: enabled: 1 is not true or false",
            "map.yaml:6: plan: null is not the name of a plan",
            "map.yaml:8: plan: is in line 6 too; drop one",
            "map.yaml:9: tags.team: 5 is not a string; put it into quotation marks",
            'map.yaml:10: <<: "<<" is not a name of 1 to 128 letters, digits and . _ - @ +',
            `map.yaml:11: ${noPlan("fre")}`,
        ]);
        const list = [
            "-",
            "- # acme",
            "  name: acme",
            "  plan: fre",
            "- [plan: a]",
            "- # c",
            "- ~",
            "-",
            "  - x",
            "- ",
            "",
        ];
        expect(await files.problems("list.yaml", list.join("\n"))).to.deep.equal([
            "list.yaml:1: null is not a customer, which is a map with a name",
            `list.yaml:4: ${noPlan("fre")}`,
            "list.yaml:5: a list is not a customer, which is a map with a name",
            "list.yaml:6: null is not a customer, which is a map with a name",
            "list.yaml:7: null is not a customer, which is a map with a name",
            "list.yaml:9: a list is not a customer, which is a map with a name",
            "list.yaml:10: null is not a customer, which is a map with a name",
        ]);
        expect(await files.problems("flow.yaml", "[name: acme,\n name: globex, ? a]")).to.deep.equal([
            "flow.yaml:1: plan: missing; each key is in a plan",
            "flow.yaml:2: name: missing",
            "flow.yaml:2: plan: missing; each key is in a plan",
        ]);
    });

    it("is none where names look like numbers: they are taken as they are written", async () => {
        expect(
            await files.keys("numbers.yaml", "010: { plan: free }\n1e3: { plan: free }\ntrue: { plan: gold }\n"),
        ).to.have.all.keys("010", "1e3", "true");
    });
});
