import * as path from "node:path";
import { watch } from "chokidar";

/** Milliseconds without a change after which a series of changes, such as a checkout, counts as over. */
const pause = 80;

/** Watches the files of a project. */
export interface ProjectWatcher {
    /** From now on tells the files of each series of changes; at once those that have changed already. */
    follow(onChange: (files: string[]) => void): void;
    /** Files outside the folder that are part of the program. */
    add(files: string[]): void;
    close(): Promise<void>;
}

/** Watches the folder of a project. */
export async function watchProject(root: string): Promise<ProjectWatcher> {
    let timer: NodeJS.Timeout | undefined;
    let listener: ((files: string[]) => void) | undefined;
    const changed = new Set<string>();
    const tell = () => {
        if (!listener || changed.size === 0) return;
        const files = [...changed];
        changed.clear();
        listener(files);
    };
    const watcher = watch(root, { ignored: isIgnored, ignoreInitial: true, ignorePermissionErrors: true });
    watcher.on("all", (event, file) => {
        if (event === "addDir" || event === "unlinkDir") return;
        changed.add(file);
        clearTimeout(timer);
        timer = setTimeout(tell, pause);
    });
    // The kernel may refuse more watches (ENOSPC); requests are served all the same.
    watcher.on("error", () => undefined);
    await new Promise<void>(resolve => watcher.once("ready", () => resolve()));
    return {
        follow(onChange) {
            listener = onChange;
            tell();
        },
        add(files) {
            watcher.add(files.filter(file => path.relative(root, file).startsWith("..")));
        },
        async close() {
            clearTimeout(timer);
            await watcher.close();
        },
    };

    function isIgnored(file: string): boolean {
        const parts = path.relative(root, file).split(path.sep);
        return parts.some(part => part === "node_modules" || part === ".git");
    }
}
