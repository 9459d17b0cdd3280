import { spawnSync } from "node:child_process";
import * as path from "node:path";
import { GatewayError } from "../gatewayError";
import { goJson } from "./goJson";
import { GoMap, GoValue } from "./goValue";

/** What a developer gives, for this machine alone, in place of what a program reads from AWS and from other stacks. */
export interface LocalValues {
    /** The file that has them or may have them, for messages. */
    file: string;
    /** Results of functions, such as `aws:ssm/getParameter:getParameter`; the first that matches counts. */
    invokes: GivenResult[];
    /** The outputs of other stacks, by the stack's name as the program writes it. */
    stackReferences: { [stack: string]: { [output: string]: unknown } };
}

export interface GivenResult {
    token: string;
    /** What the arguments must have; without it, any. */
    args?: { [name: string]: unknown };
    result: { [name: string]: unknown };
}

const shapes = {
    config: "config: { <key>: <value> }",
    invokes: 'invokes: { "<function>": [{ args: { … }, result: { … } }] }',
    stackReferences: 'stackReferences: { "<stack>": { <output>: <value> } }',
};

/** Reads `Pulumi.<stack>.local.yaml`, with all mistakes at once. */
export function localValues(yaml: GoMap, file: string): LocalValues {
    const problems: string[] = [];
    const section = (name: keyof typeof shapes): [string, GoValue][] => {
        const given = yaml.get(name) ?? null;
        if (given === null) return [];
        if (given instanceof Map) return [...given];
        problems.push(`${name}: not a map; write ${shapes[name]}`);
        return [];
    };
    section("config");
    for (const key of yaml.keys()) {
        if (!(key in shapes)) problems.push(`${key}: unknown; known are ${Object.keys(shapes).join(", ")}`);
    }
    const invokes = section("invokes").flatMap(([token, given]) =>
        (Array.isArray(given) ? given : [given]).flatMap((each, index): GivenResult[] => {
            const place = `invokes.${token}${Array.isArray(given) ? `[${index}]` : ""}`;
            const [args, result] = each instanceof Map ? [each.get("args"), each.get("result")] : [];
            if (!(each instanceof Map) || !(result instanceof Map) || !(args === undefined || args instanceof Map)) {
                problems.push(`${place}: not a result; write ${shapes.invokes}`);
                return [];
            }
            for (const key of each.keys()) {
                if (key !== "args" && key !== "result")
                    problems.push(`${place}.${key}: unknown; known are args, result`);
            }
            return [{ token, ...(args && { args: plain(args) }), result: plain(result) }];
        }),
    );
    const stackReferences = section("stackReferences").flatMap(([stack, outputs]) => {
        if (outputs instanceof Map) return [[stack, plain(outputs)] as const];
        problems.push(`stackReferences.${stack}: not a map of outputs; write ${shapes.stackReferences}`);
        return [];
    });
    if (problems.length > 0) {
        const count = problems.length === 1 ? "a problem" : `${problems.length} problems`;
        throw new GatewayError(`${file} has ${count}:\n${problems.map(problem => `  ${problem}`).join("\n")}`);
    }
    return { file, invokes, stackReferences: Object.fromEntries(stackReferences) };
}

function plain(value: GoMap): { [name: string]: unknown } {
    return JSON.parse(goJson(value)) as { [name: string]: unknown };
}

/** A remark where git would take the file in, which may hold secrets. */
export function sharedFileNotes(file: string): string[] {
    const { status } = spawnSync("git", ["check-ignore", "--quiet", file], {
        cwd: path.dirname(file),
        stdio: "ignore",
    });
    // 1: not ignored; anything else: git is not there, or this is no repository.
    if (status !== 1) return [];
    return [`${path.basename(file)} is not ignored by git; add Pulumi.*.local.yaml to .gitignore if it holds secrets`];
}
