import { expect } from "chai";
import { projectConfiguration, stackConfiguration } from "../../local/project/stackConfiguration";

function configuration(config: object, ofProject?: object) {
    const own = projectConfiguration("p", ofProject);
    return stackConfiguration({ project: "p", stack: "dev", file: "Pulumi.dev.yaml", yaml: { config }, own });
}

describe("The configuration of a stack", () => {
    it("is given as the CLI gives it: texts as they are, structures as JSON with sorted keys", () => {
        const { config } = configuration({
            "p:b": { z: 1, a: [true, "x"] },
            "aws:region": "eu-west-1",
            count: 3,
            off: false,
        });
        expect(config).to.deep.equal({
            "p:b": '{"a":[true,"x"],"z":1}',
            "aws:region": "eu-west-1",
            "p:count": "3",
            "p:off": "false",
        });
    });

    it("has a stand-in for each encrypted text, and names the keys that have one", () => {
        const { config, secretKeys, standIns, notes } = configuration({
            "p:plain": "x",
            "p:whole": { secure: "AAAB" },
            "p:values": { acme: { secure: "AAAC" }, list: [{ secure: "AAAD" }] },
        });
        expect(secretKeys).to.deep.equal(["p:whole", "p:values"]);
        const { acme, list } = JSON.parse(config["p:values"]) as { acme: string; list: string[] };
        for (const value of [acme, list[0], config["p:whole"]]) expect(value).to.match(/^[A-Za-z0-9]{40}$/);
        expect(new Set(standIns.map(({ value }) => value)).size).to.equal(3);
        expect(notes[0]).to.include("p:whole, p:values.acme, p:values.list[0]");
    });

    it("has the project's defaults, which the stack may override", () => {
        const { config, secretKeys } = configuration(
            { "p:size": 2 },
            {
                size: { type: "integer", default: 1 },
                "aws:region": { value: "us-east-1" },
                name: "n",
                token: { default: "t", secret: true },
            },
        );
        expect(config).to.deep.equal({ "p:size": "2", "aws:region": "us-east-1", "p:name": "n", "p:token": "t" });
        expect(secretKeys).to.deep.equal(["p:token"]);
    });
});
