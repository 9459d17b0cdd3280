import { expect } from "chai";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { Gateway, serve } from "../../../cli/local/serve";
import { copyOf, programFolder } from "./programs";

describe("An edit during an evaluation", () => {
    let folder: string;
    let signs: string;
    let gateway: Gateway;
    let told = () => undefined as void;

    beforeEach(async () => {
        folder = await copyOf(programFolder("slow"));
        signs = await fs.mkdtemp(path.join(os.tmpdir(), "gateway-"));
        gateway = await serve({ cwd: folder, watch: true, onEvent: () => told() });
    });

    afterEach(async () => {
        await gateway.close();
        await Promise.all([folder, signs].map(each => fs.rm(each, { recursive: true })));
    });

    const value = () => gateway.deployed.stages[0].variables.value;
    const configure = (config: string) => fs.writeFile(path.join(folder, "Pulumi.dev.yaml"), `config: ${config}`);

    /** Edits the configuration, and waits until the program runs with it. */
    async function running(config: string): Promise<void> {
        const sign = fs.watch(signs)[Symbol.asyncIterator]().next();
        await configure(config);
        await sign;
    }

    it("is evaluated when that one has ended", async () => {
        await running(`{ value: second, sign: ${path.join(signs, "running")} }`);
        const served: string[] = [];
        const last = new Promise<void>(resolve => {
            told = () => {
                served.push(value());
                if (value() === "third") resolve();
            };
        });
        await configure("{ value: third }");
        await last;
        expect(served).to.deep.equal(["second", "third"]);
    });

    it("does not keep the gateway from being closed", async () => {
        await running(`{ value: second, sign: ${path.join(signs, "running")} }`);
        told = () => expect.fail("an evaluation that was given up is spoken of");
        await gateway.close();
    });
});
