import * as fs from "node:fs";
import * as path from "node:path";
import { GatewayError } from "../gatewayError";
import { shown } from "./shownPath";

interface EntryPoint {
    /** Where the program runs. */
    programDirectory: string;
    /** What is run: a file, a folder, or `.`, where `package.json` names the file. */
    entryPoint: string;
    notes: string[];
}

/** The program that `main` in Pulumi.yaml names (pulumi/pulumi `pkg/engine/project.go`, `getPwdMain`). */
export function entryPoint(root: string, main: unknown): EntryPoint {
    if (typeof main !== "string" || main === "") return { programDirectory: root, entryPoint: ".", notes: [] };
    const program = path.resolve(root, main);
    if (!fs.existsSync(program))
        throw new GatewayError(`main in Pulumi.yaml is ${main}, and there is no ${shown(program)}`);
    if (!fs.statSync(program).isDirectory()) {
        return { programDirectory: path.dirname(program), entryPoint: path.basename(program), notes: [] };
    }
    return { programDirectory: program, entryPoint: program, notes: notesOn(root, program) };
}

/**
 * The CLI passes "." to the SDK where `main` is a folder, and then the `main` of the nearest package.json wins over
 * the folder (`cmd/run/run.js`, `hasEntrypoint`). Here the folder that Pulumi.yaml names wins.
 */
function notesOn(root: string, program: string): string[] {
    const file = mainOfPackage(program);
    if (file === undefined || path.dirname(file) === program) return [];
    const folder = path.relative(root, program);
    return [
        `pulumi up runs ${path.relative(root, file)} and not ${folder}, for main in package.json wins over a folder in ` +
            `Pulumi.yaml (@pulumi/pulumi, cmd/run/run.js); name the file there: main: ${path.join(folder, "index.ts")}`,
    ];
}

function mainOfPackage(program: string): string | undefined {
    for (let folder = program; ; folder = path.dirname(folder)) {
        const manifest = path.join(folder, "package.json");
        if (fs.existsSync(manifest)) {
            const { main } = JSON.parse(fs.readFileSync(manifest, "utf8")) as { main?: unknown };
            const file = typeof main === "string" ? path.join(folder, main) : undefined;
            return file !== undefined && fs.existsSync(file) ? file : undefined;
        }
        if (folder === path.dirname(folder)) return undefined;
    }
}
