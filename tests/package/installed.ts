import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

export const root = path.resolve(__dirname, "../..");
const scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "package-")));

after(() => fs.rmSync(scratch, { recursive: true, force: true }));

/** Runs a command to its end; what it prints is its result. */
export function run(folder: string, command: string, ...args: string[]): string {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
    if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stdout}${stderr}`);
    return stdout;
}

/** Packs both packages, as `npm publish` does. */
const tarballs = once(() => {
    run(root, "npm", "pack", "--workspaces", "--pack-destination", scratch);
    const files = fs.readdirSync(scratch).filter(file => file.endsWith(".tgz"));
    return files.map(file => path.join(scratch, file));
});

/** An empty project with both packages and what it asks for beside them. */
export function project(name: string, ...packages: string[]): string {
    const folder = path.join(scratch, name);
    fs.mkdirSync(folder);
    fs.writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name, private: true }));
    run(folder, "npm", "install", "--no-audit", "--no-fund", "--prefer-offline", ...packages, ...tarballs());
    fs.cpSync(path.join(__dirname, "consumers"), folder, { recursive: true });
    return folder;
}

/** What `typeCheck` needs beside the Pulumi SDKs. */
export const typescript = ["typescript@5.9", "@types/node@20"];

/** A project with the newest Pulumi SDKs of the packages' ranges. */
export const newest = once(() => project("newest", "@pulumi/pulumi@^3", "@pulumi/aws@^7", ...typescript));

/** Type-checks files of a folder; what the compiler says is the result. */
export function typeCheck(folder: string, compilerOptions: object, files = ["program.ts"]): string {
    const options = { strict: true, noEmit: true, ...compilerOptions };
    fs.writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files }));
    return run(folder, "node", require.resolve("typescript/bin/tsc", { paths: [folder] }), "-p", ".");
}

/** An empty folder. */
export function folder(name: string, files: { [file: string]: string } = {}): string {
    const made = path.join(scratch, name);
    fs.mkdirSync(made);
    for (const [file, text] of Object.entries(files)) fs.writeFileSync(path.join(made, file), text);
    return made;
}

export function once<T>(make: () => T): () => T {
    let made: { value: T } | undefined;
    return () => (made ??= { value: make() }).value;
}
