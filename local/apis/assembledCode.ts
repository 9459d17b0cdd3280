import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { AssetValue } from "../evaluation/propertyValues";

/**
 * Makes a folder of the assets of an archive: links to those that are files or folders, and files of those that the
 * program has as texts, such as the code of a `CallbackFunction`. The same assets make the same folder.
 */
export function assembledCode(programDirectory: string, name: string, assets: { [name: string]: AssetValue }): string {
    const digest = createHash("sha256")
        .update(JSON.stringify([programDirectory, assets]))
        .digest("hex")
        .slice(0, 12);
    const folder = path.join(os.tmpdir(), "usage-plan-gateway", `${name.replace(/[^A-Za-z0-9._-]/g, "_")}-${digest}`);
    if (fs.existsSync(folder)) return folder;
    fs.mkdirSync(path.dirname(folder), { recursive: true });
    const part = fs.mkdtempSync(`${folder}-`);
    addAssets(part, assets, programDirectory);
    try {
        fs.renameSync(part, folder);
    } catch (error) {
        // Another start has made it meanwhile.
        fs.rmSync(part, { recursive: true });
        if (!fs.existsSync(folder)) throw error;
    }
    return folder;
}

function addAssets(folder: string, assets: { [name: string]: AssetValue }, programDirectory: string): void {
    for (const [name, asset] of Object.entries(assets)) {
        const file = path.join(folder, name);
        // A name that leads out of the folder would write elsewhere on this machine.
        if (path.relative(folder, file).startsWith("..")) continue;
        if (asset.assets) {
            fs.mkdirSync(file, { recursive: true });
            addAssets(file, asset.assets, programDirectory);
            continue;
        }
        fs.mkdirSync(path.dirname(file), { recursive: true });
        if (asset.text !== undefined) fs.writeFileSync(file, asset.text);
        else if (asset.path !== undefined) {
            const source = path.resolve(programDirectory, asset.path);
            if (fs.existsSync(source)) linkInto(source, file);
        }
    }
}

/** A folder that exists already, such as `.`, gets the links of the entries. */
function linkInto(source: string, file: string): void {
    if (!fs.existsSync(file)) return fs.symlinkSync(source, file);
    for (const entry of fs.readdirSync(source)) fs.symlinkSync(path.join(source, entry), path.join(file, entry));
}
