import * as fs from "node:fs";
import * as path from "node:path";

/** The files that texts of a stack's configuration name, from the project's folder: the program may read them. */
export function namedFiles(root: string, config: { [fullKey: string]: string }): string[] {
    const names = Object.values(config).flatMap(text => textsIn(parsed(text)));
    return [...new Set(names.map(name => path.resolve(root, name)))].filter(isFile);
}

/** Structures are given as JSON, and texts as they are. */
function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}

function textsIn(value: unknown): string[] {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function isFile(file: string): boolean {
    try {
        return fs.statSync(file).isFile();
    } catch {
        // There is none, or the text can't be a name.
        return false;
    }
}
