import { expect } from "chai";
import { CustomerFiles, table } from "./customerFiles";

const secret = "AcmesOwnKeyValue0123456789";
const columns =
    "name, plan, displayName, description, enabled, customerId, existingKeyId, generation, keepPrevious, formerName, tags.<key>";

describe("A table of customers", () => {
    let files: CustomerFiles;

    before(() => (files = new CustomerFiles()));
    after(() => files.remove());

    const keys = (text: string) => files.keys("customers.csv", text);
    const problems = async (text: string | Uint8Array) =>
        (await files.problems("customers.csv", text)).map(line => line.replace(/^customers\.csv:/, ""));

    it("is read as spreadsheets of any language and system write it", async () => {
        const rows = [
            ["name", "plan", "description", "enabled", "generation", "tags.team"],
            ["acme", "gold", 'Acme; "Inc.",\twith\r\ntwo lines', "FALSE", "2", "sales"],
            ["", "", "", "", "", ""],
            ["globex", "free", "", "", "", ""],
        ];
        for (const delimiter of [",", ";", "\t"]) {
            for (const lineEnd of ["\n", "\r\n", "\r"]) {
                for (const mark of ["", "\ufeff"]) {
                    expect(await keys(mark + table(rows, { delimiter, lineEnd }))).to.deep.equal({
                        acme: {
                            plan: "gold",
                            description: 'Acme; "Inc.",\twith\r\ntwo lines',
                            enabled: false,
                            generation: 2,
                            tags: { team: "sales" },
                        },
                        globex: { plan: "free" },
                    });
                }
            }
        }
    });

    it("may have blank lines, spaces around what can't have any, columns without a name, and no line break at its end", async () => {
        const text = "\n name , plan ,enabled,description,\n\n acme , gold , true , Acme ,\n\n\nglobex,free,,,";
        expect(await keys(text)).to.deep.equal({
            acme: { plan: "gold", enabled: true, description: " Acme " },
            globex: { plan: "free" },
        });
    });

    it("is refused with the nearest column, or all that there are", async () => {
        expect(await problems("name,plan,customer id,tag.team,tags,region,plan\nacme,gold,,,,,\n")).to.deep.equal([
            "1: customer id: unknown; did you mean customerId?",
            "1: tag.team: unknown; did you mean tags.team?",
            "1: tags: unknown; each tag has a column of its own: tags.<key>",
            `1: region: unknown; the columns are ${columns}`,
            "1: plan: is the name of columns 2 and 7; drop one",
        ]);
        expect(await problems("Name,Plan\nacme,gold\n")).to.deep.equal([
            "1: Name: unknown; did you mean name?",
            "1: Plan: unknown; did you mean plan?",
        ]);
        expect(await problems("name,plan,\nacme,gold,x\n")).to.deep.equal(["1: column 3 has no name"]);
    });

    it("without a header is refused, and not a cell of it is shown", async () => {
        expect(await problems(`acme,gold,${secret}\n`)).to.deep.equal([
            `1: there is no column "name"; the first line names the columns, which are ${columns}`,
        ]);
        expect(await problems("customer,plan\nacme,gold\n")).to.deep.equal([
            `1: there is no column "name"; the first line names the columns, which are ${columns}`,
            "1: customer: unknown; did you mean customerId?",
        ]);
    });

    it("without plans is refused once, and not in each line", async () => {
        expect(await problems("name\nacme\nglobex\n")).to.deep.equal(["1: plan: missing; each key is in a plan"]);
        expect(await problems("name,paln\nacme,gold\nglobex,free\n")).to.deep.equal([
            "1: paln: unknown; did you mean plan?",
        ]);
        expect(await problems("name,plan\nacme,\nglobex,free\n")).to.deep.equal([
            "2: plan: missing; each key is in a plan",
        ]);
    });

    for (const column of ["value", "keyValue", "apiKey", "API Key", "key_value", "secret"]) {
        it(`is refused when a column "${column}" has key values, of which none is shown wherever it stands`, async () => {
            expect(
                await problems(`name,${column},plan\nacme,gold,${secret}\n${secret},free,gold\n"${secret}\n`),
            ).to.deep.equal([
                `1: ${column}: has no place in a plain file; set it as a secret: pulumi config set --secret --path 'keyValues.<name>'`,
                "2: plan: there is no plan [secret]; the plans are free, gold",
                "4: has a quotation mark that is not closed",
            ]);
        });
    }

    it("is refused for each line that is written wrong, and the other lines are checked all the same", async () => {
        const text = [
            "name,plan,description",
            "acme,gold",
            'globex,glod,"two',
            'lines"',
            "initech,free,Initech,Inc.",
            'umbrella,free,12" pipes',
            'hooli,free,"Hooli"s',
            ",free,",
            'acme,gold,"never closed',
            "stark,gold,",
        ];
        expect(await problems(text.join("\r\n"))).to.deep.equal([
            "2: has 2 cells, and the header 3",
            '3: plan: there is no plan "glod"; the plans are free, gold',
            "5: has 4 cells, and the header 3; a cell with a delimiter in it stands in quotation marks",
            ...[6, 7].map(
                line =>
                    `${line}: has a quotation mark inside a cell; put the whole cell into quotation marks, and write each one in it twice`,
            ),
            "8: name: missing",
            "9: has a quotation mark that is not closed",
        ]);
    });

    it("is refused for what a cell of its column can't be", async () => {
        const text = "name,plan,enabled,generation,keepPrevious,tags.\nacme,gold,yes,1.5,no,x\n\nb c,free,,two,,\n";
        expect(await problems(text)).to.have.members([
            '2: enabled: "yes" is not true or false',
            "2: generation: 1.5 is not a whole number of 1 or more",
            '2: keepPrevious: "no" is not true or false',
            "2: tags.: is an empty name; a tag's name has 1 to 128 characters",
            '4: generation: "two" is not a whole number of 1 or more',
            '4: name: "b c" is not a name of 1 to 128 letters, digits and . _ - @ +',
        ]);
    });

    it("is refused when it is not UTF-8, with the line", async () => {
        const latin1 = Buffer.from("name,plan,description\nacme,gold,Acme\nzoe,gold,Zoë\n", "latin1");
        expect(await problems(latin1)).to.deep.equal(["3: is not UTF-8; save the file in that encoding"]);
        const utf16 = Buffer.from("\ufeffname,plan\nacme,gold\n", "utf16le");
        expect(await problems(utf16)).to.deep.equal(["1: is not UTF-8; save the file in that encoding"]);
    });
});
