import { expect } from "chai";
import { readArguments } from "../../../cli/commands/arguments";

describe("The arguments of the command", () => {
    it("have defaults", () => {
        expect(readArguments(["local"])).to.deep.equal({
            stack: "dev",
            port: 3000,
            host: "127.0.0.1",
            cwd: undefined,
            watch: true,
            json: false,
            help: false,
        });
    });

    it("are read in both forms", () => {
        const given = [
            "local",
            "--stack=prod",
            "--port",
            "0",
            "--host",
            "0.0.0.0",
            "--cwd",
            "..",
            "--no-watch",
            "--json",
        ];
        expect(readArguments(given)).to.deep.equal({
            stack: "prod",
            port: 0,
            host: "0.0.0.0",
            cwd: "..",
            watch: false,
            json: true,
            help: false,
        });
    });

    for (const [given, message] of [
        [["local", "--port"], "--port needs a value; see --help"],
        [["local", "--port", "--json"], "--port needs a value; see --help"],
        [["local", "--port", "http"], "--port http is not a number from 0 to 65535"],
        [["local", "--port", "65536"], "--port 65536 is not a number from 0 to 65535"],
        [["local", "--json=yes"], "--json takes no value"],
        [["local", "--stck", "dev"], "--stck is unknown; did you mean --stack?"],
        [["local", "-x"], "-x is unknown; known are --stack, --port, --host, --cwd, --no-watch, --json, --help"],
        [["local", "twice"], "twice is one word too many; see --help"],
        [["locale"], "locale is unknown; did you mean local?"],
        [[], 'say what to run: "usage-plan-gateway local"; see --help'],
    ] as const) {
        it(`are refused: ${given.join(" ") || "none"}`, () => {
            expect(() => readArguments([...given])).to.throw(message);
        });
    }
});
