import { spawnSync } from "node:child_process";
import { expect } from "chai";
import { ranCommand } from "./ranCommand";

describe("The commands", () => {
    it("are all named by --help, and each has a help of its own", async () => {
        const { code, stdout } = await ranCommand(["--help"]);
        expect(code).to.equal(0);
        for (const command of ["local", "usage", "explain", "adopt"]) {
            expect(stdout).to.match(new RegExp(`^  ${command} +\\S`, "m"));
            const own = await ranCommand([command, "--help"]);
            expect(own.code).to.equal(0);
            expect(own.stdout).to.match(new RegExp(`^usage: usage-plan-gateway ${command} `));
        }
    });

    it("end with 1 and say in one line what is wrong", async () => {
        const unknown = await ranCommand(["usge"]);
        expect(unknown).to.deep.equal({ code: 1, stdout: "", stderr: "usge is unknown; did you mean usage?\n" });
        const json = await ranCommand(["usage", "--stage", "prod", "--json"]);
        const message = "--stage goes with --rest-api-id only";
        expect(json).to.deep.equal({
            code: 1,
            stdout: `${JSON.stringify({ event: "failed", message })}\n`,
            stderr: "",
        });
        const { code, stderr } = await ranCommand(["explain", "--url", "http://127.0.0.1:1/prod"]);
        expect(stderr).to.equal("http://127.0.0.1:1 can't be reached (ECONNREFUSED); is it running?\n");
        expect(code).to.equal(1);
    });

    it("load the AWS SDK only where they read AWS", () => {
        const script = `
            for (const command of ["main", "commands", "local"]) require("./cli/commands/" + command);
            const isSdk = file => file.includes("client-api-gateway");
            console.log(Object.keys(require.cache).some(isSdk));
            require("./cli/commands/usage");
            console.log(Object.keys(require.cache).some(isSdk));`;
        const { stdout } = spawnSync(process.execPath, ["--require", "./tests/typescript.js", "-e", script], {
            encoding: "utf8",
        });
        expect(stdout).to.equal("false\ntrue\n");
    });
});
