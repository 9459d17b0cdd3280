import { spawnSync } from "child_process";
import * as path from "path";
import { goal } from "./goals";

const runs = 9;

/** Seconds of one evaluation in a process of its own. */
function seconds(program: string): number {
    const start = process.hrtime.bigint();
    const args = ["-r", "ts-node/register", path.join(__dirname, "evaluation.ts"), path.resolve(program)];
    // As `pulumi up` does, which takes the settings of the program's folder.
    const env = { ...process.env, TS_NODE_PROJECT: path.resolve("stacks/tsconfig.json") };
    const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
    return Number(process.hrtime.bigint() - start) / 1e9;
}

function median(values: number[]): number {
    return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** How long the program takes beside an empty one. Both in turn, so that a busy machine slows both alike. */
export function evaluations(): void {
    const empty: number[] = [];
    const program: number[] = [];
    for (let run = 0; run < runs; run++) {
        empty.push(seconds(path.join(__dirname, "emptyProgram.ts")));
        program.push(seconds("stacks/index.ts"));
    }
    const [base, ours] = [median(empty), median(program)];
    console.log(`Evaluation of the program, median of ${runs} processes each, in turn`);
    console.log(`  an empty program that imports @pulumi/aws/apigateway  ${base.toFixed(2)} s`);
    console.log(`  the dev stack                                         ${ours.toFixed(2)} s`);
    console.log(
        `  ratio                                                 ${(ours / base).toFixed(2)} ${goal("at most 1.4", ours / base <= 1.4)}`,
    );
}
