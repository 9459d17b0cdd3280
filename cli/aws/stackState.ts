import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A RestApi in the state of a Pulumi stack. */
export interface ManagedRestApi {
    urn: string;
    id: string;
}

/**
 * The RestApis in the state of a stack, as far as the Pulumi CLI tells: none where there is no CLI, or the stack is not
 * made yet. Secrets in it stay encrypted.
 */
export async function managedRestApis(stack: string, cwd: string): Promise<ManagedRestApi[]> {
    const args = ["stack", "export", "--non-interactive", "--stack", stack];
    let printed: string;
    try {
        ({ stdout: printed } = await promisify(execFile)("pulumi", args, { cwd, maxBuffer: 1_000_000_000 }));
    } catch {
        return [];
    }
    const { deployment } = JSON.parse(printed) as {
        deployment?: { resources?: { type: string; urn: string; id?: string }[] };
    };
    return (deployment?.resources ?? [])
        .filter(({ type }) => type === "aws:apigateway/restApi:RestApi")
        .map(({ urn, id = "" }) => ({ urn, id }));
}
