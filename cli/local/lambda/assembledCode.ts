import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type { AssetValue } from "../evaluation/propertyValues";

/** A folder of this process's own, with the code of a function whose assets lie in several places. */
export interface AssembledCode {
    folder: string;
    /** Removes the folder; the assets stay where they are. */
    remove(): void;
}

/** What is still there when the process ends without a close. */
const folders = new Set<string>();
process.on("exit", () => folders.forEach(removed));

/**
 * Makes a folder of the assets of an archive: links to those that are files or folders, so that an edit is seen, and
 * files of those that the program has as texts, such as the code of a `CallbackFunction`. Nobody else may write to it
 * or know its name beforehand, for what is in it is run.
 */
export function assembledCode(programDirectory: string, assets: { [name: string]: AssetValue }): AssembledCode {
    const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "usage-plan-gateway-"));
    folders.add(folder);
    try {
        addAssets(folder, assets, programDirectory);
    } catch (error) {
        removed(folder);
        throw error;
    }
    return { folder, remove: () => removed(folder) };
}

/** The name of an asset that would lie outside of the folder, were one made. */
export function leavingAsset(assets: { [name: string]: AssetValue }, parent = ""): string | undefined {
    for (const [name, asset] of Object.entries(assets)) {
        const place = path.join(parent, name);
        if (place === ".." || place.startsWith(`..${path.sep}`)) return place;
        const inside = asset.assets && leavingAsset(asset.assets, place);
        if (inside !== undefined) return inside;
    }
    return undefined;
}

function removed(folder: string): void {
    fs.rmSync(folder, { recursive: true, force: true });
    folders.delete(folder);
}

function addAssets(folder: string, assets: { [name: string]: AssetValue }, programDirectory: string, at = ""): void {
    for (const [name, asset] of Object.entries(assets)) {
        const place = path.join(at, name);
        if (leavingAsset({ [place]: asset }) !== undefined) throw new Error(`the asset ${place} leaves its folder`);
        const file = path.join(folder, place);
        if (asset.assets) {
            makeFolder(folder, place);
            addAssets(folder, asset.assets, programDirectory, place);
            continue;
        }
        makeFolder(folder, path.dirname(place));
        if (asset.text !== undefined) writeText(file, asset.text);
        else if (asset.path !== undefined) linkTo(path.resolve(programDirectory, asset.path), file);
    }
}

/** Makes the folder itself and those above it; a link on the way would lead into the developer's own files. */
function makeFolder(root: string, place: string): void {
    let folder = root;
    for (const part of place.split(path.sep).filter(each => each !== "" && each !== ".")) {
        folder = path.join(folder, part);
        const stats = fs.lstatSync(folder, { throwIfNoEntry: false });
        if (stats?.isSymbolicLink() === true) unfold(folder);
        else if (!stats) fs.mkdirSync(folder);
    }
}

/** Makes a folder, with a link to each entry, of the link to a folder. */
function unfold(link: string): void {
    const source = fs.realpathSync(link);
    fs.unlinkSync(link);
    fs.mkdirSync(link);
    linkTo(source, link);
}

function writeText(file: string, text: string): void {
    fs.rmSync(file, { force: true });
    fs.writeFileSync(file, text, { flag: "wx" });
}

/** A folder that exists already, such as `.`, gets the links of the entries. */
function linkTo(source: string, file: string): void {
    const stats = fs.lstatSync(file, { throwIfNoEntry: false });
    if (!fs.existsSync(source)) return;
    if (stats && fs.statSync(file).isDirectory() && fs.statSync(source).isDirectory()) {
        if (stats.isSymbolicLink()) unfold(file);
        for (const entry of fs.readdirSync(source)) linkTo(path.join(source, entry), path.join(file, entry));
        return;
    }
    fs.rmSync(file, { force: true });
    fs.symlinkSync(source, file);
}
