import { GatewayEvent } from "../local/events";
import { Gateway, serve } from "../local/serve";
import { paintFor } from "../local/terminal/colours";
import { eventLines } from "../local/terminal/eventLines";
import { jsonLine } from "../local/terminal/printable";
import { help, readArguments } from "./arguments";
import { fail } from "./failure";
import { exitWhenOutputCloses } from "./outputEnd";

/** `usage-plan-gateway local` */
export async function main(given: string[]): Promise<void> {
    const isJson = given.includes("--json");
    try {
        const { help: isHelp, json, ...options } = readArguments(given);
        if (isHelp) {
            console.log(help);
            return;
        }
        const paint = paintFor(process.stdout);
        const show = (event: GatewayEvent) => console.log(json ? jsonLine(event) : eventLines(event, paint));
        exitWhenOutputCloses();
        const running: { gateway?: Gateway } = {};
        // From the first moment: whoever sees the start screen may send a signal before the next turn.
        stopOnSignal(running, show);
        // performance.now() is 0 when the process starts.
        running.gateway = await serve({ ...options, started: 0, onEvent: show });
    } catch (error) {
        fail(error, isJson);
    }
}

/** At Ctrl-C a table of usage; a second Ctrl-C does not wait for open requests. */
function stopOnSignal(running: { gateway?: Gateway }, show: (event: GatewayEvent) => void): void {
    let isStopping = false;
    const stop = () => {
        const { gateway } = running;
        if (isStopping || !gateway) process.exit(0);
        isStopping = true;
        if (process.stdout.isTTY) console.log();
        show({ event: "stopped", usage: gateway.usage() });
        void gateway.close().finally(() => process.exit(0));
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
}
