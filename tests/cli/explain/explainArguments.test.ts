import { Readable } from "node:stream";
import { expect } from "chai";
import { readExplainArguments } from "../../../cli/commands/explainArguments";
import { givenKeyValue } from "../../../cli/commands/keyValue";

const read = (line: string) => readExplainArguments(["explain", ...line.split(" ").filter(Boolean)]);

describe("The arguments of explain", () => {
    it("name a request and a key; the method is GET, in any case of letters", () => {
        expect(read("--url https://a.b/c --customer acme")).to.include({ method: "GET", customer: "acme" });
        expect(read("--url https://a.b/c --method post")).to.include({ method: "POST" });
    });

    for (const [line, message] of [
        ["", "say what the client calls: --url; see --help"],
        ["--url https://a.b/c --key-id a --customer b", "only one of --key-id, --customer"],
        ["--url https://a.b/c --key-value a", "--key-value is unknown"],
        ["--url https://a.b/c --stack dev", "--stack goes with --customer only"],
    ]) {
        it(`are refused: ${line || "none"}`, () => expect(() => read(line)).to.throw(message));
    }
});

describe("The value of a key", () => {
    const input = (...parts: string[]) => Readable.from(parts);

    it("comes from standard input or the environment", async () => {
        expect(await givenKeyValue(true, input("secret0of0", "acme\n"), {})).to.equal("secret0of0acme");
        expect(await givenKeyValue(false, input(), { USAGE_PLAN_GATEWAY_KEY_VALUE: "secret1\n" })).to.equal("secret1");
        expect(await givenKeyValue(false, input("not read"), {})).to.equal(undefined);
    });

    it("is not asked for at a terminal, which would show it, and is not empty", async () => {
        const terminal = Object.assign(input("secret"), { isTTY: true });
        const failure = (promise: Promise<unknown>) =>
            promise.then(
                () => "none",
                (error: Error) => error.message,
            );
        expect(await failure(givenKeyValue(true, terminal, {}))).to.match(/reads a pipe or a file/);
        expect(await failure(givenKeyValue(true, input("\n"), {}))).to.match(/standard input is empty/);
    });
});
