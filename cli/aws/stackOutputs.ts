import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { isMap } from "../local/dictionary";
import { GatewayError } from "../local/gatewayError";

/** What the commands read of a stack; secrets are not among it. */
export interface StackOutputs {
    url?: string;
    restApiId?: string;
    stageName?: string;
    /** By plan. */
    usagePlanIds: { [plan: string]: string };
    /** By customer. */
    apiKeyIds: { [customer: string]: string };
}

/** The outputs of a stack, by the Pulumi CLI: it knows the backend and who is logged in. */
export async function stackOutputs(stack: string, cwd = "."): Promise<StackOutputs> {
    const args = ["stack", "output", "--json", "--show-secrets=false", "--non-interactive", "--stack", stack];
    // The system says the same of a folder that is missing as of a program.
    if (!existsSync(cwd)) throw new GatewayError(`--cwd ${cwd}: there is no such folder`);
    let printed: string;
    try {
        ({ stdout: printed } = await promisify(execFile)("pulumi", args, { cwd, maxBuffer: 100_000_000 }));
    } catch (error) {
        const { code, stderr = "" } = error as NodeJS.ErrnoException & { stderr?: string };
        if (code === "ENOENT") {
            throw new GatewayError("--stack needs the Pulumi CLI on the PATH; the other options do not");
        }
        throw new GatewayError(`the outputs of the stack ${stack} can't be read: ${stderr.trim() || String(error)}`);
    }
    const outputs = JSON.parse(printed) as { [output: string]: unknown };
    return {
        url: text(outputs.url),
        restApiId: text(outputs.restApiId),
        stageName: text(outputs.stageName),
        usagePlanIds: texts(outputs.usagePlanIds),
        apiKeyIds: texts(outputs.apiKeyIds),
    };
}

function texts(output: unknown): { [name: string]: string } {
    const entries = isMap(output) ? Object.entries(output) : [];
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

function text(output: unknown): string | undefined {
    return typeof output === "string" ? output : undefined;
}
