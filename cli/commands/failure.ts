import { GatewayEvent } from "../local/events";
import { GatewayError } from "../local/gatewayError";
import { paintFor } from "../local/terminal/colours";
import { jsonLine, printableLines } from "../local/terminal/printable";

/** Shows why a command failed, and ends it with 1. */
export function fail(error: unknown, isJson: boolean): void {
    const message = error instanceof GatewayError ? error.message : ((error as Error).stack ?? String(error));
    if (isJson) console.log(jsonLine({ event: "failed", message } satisfies GatewayEvent));
    else console.error(paintFor(process.stderr)("red", printableLines(message)));
    process.exitCode = 1;
}
