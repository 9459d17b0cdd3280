import * as fs from "fs/promises";
import * as path from "path";

/**
 * Differs from the former when the function's own files have changed. What is installed beside them does not count: it
 * changes rarely, and there is much of it.
 */
export async function codeVersion(codePath: string): Promise<string> {
    const parts: string[] = [];
    await visit(codePath, parts);
    return parts.sort().join("\n");
}

async function visit(file: string, parts: string[]): Promise<void> {
    const stats = await fs.stat(file).catch(() => undefined);
    if (!stats) return;
    if (!stats.isDirectory()) {
        parts.push(`${file} ${stats.size} ${stats.mtimeMs}`);
        return;
    }
    const entries = await fs.readdir(file).catch(() => []);
    await Promise.all(
        entries.filter(entry => entry !== "node_modules").map(entry => visit(path.join(file, entry), parts)),
    );
}
