import { GatewayError } from "../local/gatewayError";
import { keyValueVariable } from "./explainArguments";

/** A key's value from standard input or the environment: arguments are seen by everybody on the machine. */
export async function givenKeyValue(
    isStdin: boolean,
    stdin: AsyncIterable<Buffer | string> & { isTTY?: boolean } = process.stdin,
    env: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
    if (!isStdin) return env[keyValueVariable]?.trim() || undefined;
    if (stdin.isTTY) {
        throw new GatewayError("--key-value-stdin reads a pipe or a file, so that the value is not shown: … < key.txt");
    }
    let text = "";
    for await (const part of stdin) {
        text += part.toString();
        if (text.length > 10_000) throw new GatewayError("standard input is no key value: it is too long");
    }
    const value = text.trim();
    if (value === "") throw new GatewayError("standard input is empty: there is no key value");
    return value;
}
