import { spawn } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";

const root = path.resolve(__dirname, "../..");

export interface RanCommand {
    code: number;
    stdout: string;
    stderr: string;
}

/** Runs a command to its end, as users do, from the sources. */
export async function ranCommand(
    args: string[],
    { env = {}, input = "" }: { env?: { [variable: string]: string | undefined }; input?: string } = {},
): Promise<RanCommand> {
    const child = spawn(process.execPath, ["--require", "./tests/typescript.js", "cli/bin.ts", ...args], {
        cwd: root,
        env: { ...process.env, AWS_ENDPOINT_URL: undefined, AWS_PROFILE: undefined, ...env },
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (part: string) => (stdout += part));
    child.stderr.setEncoding("utf8").on("data", (part: string) => (stderr += part));
    child.stdin.on("error", () => {}).end(input);
    const [code] = (await once(child, "close")) as [number];
    return { code, stdout, stderr };
}
