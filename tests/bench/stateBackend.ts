import { EngineStack } from "../engine/engine";
import { engineRun } from "./engineRun";

/** The state is written at the end alone, which no backend needs but that of files: it writes all of it at each step. */
export const withoutCheckpoints = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };

/** What the file backend costs, which grows with the square of the customers. */
export async function stateBackend(counts: number[]): Promise<void> {
    console.log(
        "The state in files, which are written anew at each step of a first pulumi up, without the service's rates",
    );
    for (const count of counts) {
        const seconds: number[] = [];
        for (const env of [{}, withoutCheckpoints]) {
            const stack = await EngineStack.create();
            seconds.push((await engineRun(stack, "up", count, { env })).seconds);
            Object.assign(stack.env, withoutCheckpoints);
            await stack.dispose();
        }
        const [each, once] = seconds;
        console.log(
            `  ${String(count).padStart(4)} customers  ${each.toFixed(1).padStart(6)} s, ` +
                `${once.toFixed(1)} s when they are written once: ${(each - once).toFixed(1)} s for the files`,
        );
    }
}
