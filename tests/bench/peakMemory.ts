import { readFileSync, readdirSync } from "fs";
import * as path from "path";

/** The most memory that the engine's processes had, in bytes; undefined where the system does not say. */
export interface PeakMemory {
    cli?: number;
    provider?: number;
}

/** Watches the CLI and the provider that one run starts, by a variable of their environment that no other run has. */
export function watchMemory(variable: string): { end(): PeakMemory } {
    const peak: PeakMemory = {};
    const look = () => {
        for (const { kind, bytes } of processes(variable)) peak[kind] = Math.max(peak[kind] ?? 0, bytes);
    };
    const timer = setInterval(look, 250);
    return {
        end() {
            clearInterval(timer);
            return peak;
        },
    };
}

function processes(variable: string): { kind: keyof PeakMemory; bytes: number }[] {
    return numbers("/proc").flatMap(pid => {
        try {
            const read = (file: string) => readFileSync(`/proc/${pid}/${file}`, "utf8");
            if (!read("environ").split("\0").includes(variable)) return [];
            const kind = kindOf(read("cmdline").split("\0"));
            const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(read("status"))?.[1];
            return kind === undefined || kilobytes === undefined ? [] : [{ kind, bytes: Number(kilobytes) * 1024 }];
        } catch {
            // It has ended meanwhile, or is another user's.
            return [];
        }
    });
}

function kindOf(command: string[]): keyof PeakMemory | undefined {
    if (command.some(argument => path.basename(argument).startsWith("pulumi-resource-aws"))) return "provider";
    return path.basename(command[0]) === "pulumi" ? "cli" : undefined;
}

function numbers(folder: string): string[] {
    try {
        return readdirSync(folder).filter(name => /^\d+$/.test(name));
    } catch {
        return [];
    }
}
