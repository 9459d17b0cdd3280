import * as path from "node:path";

/** A path for a message: relative to the working directory where that is shorter. */
export function shown(file: string): string {
    const relative = path.relative(process.cwd(), file);
    return relative === "" ? "this folder" : relative.startsWith("..") ? file : relative;
}
