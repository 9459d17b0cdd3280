import * as path from "node:path";
import { Deployed } from "../deployed";
import { deployedStack } from "../deployedState/deployedStack";
import { evaluate } from "../evaluation/evaluate";
import { FailedEvent, ReloadedEvent } from "../events";
import { GatewayError } from "../gatewayError";
import { StackProject, readProject } from "../project/pulumiProject";
import { ProjectWatcher } from "./projectWatcher";
import { StackState, update } from "./redeployment";

const lostCalls =
    "the program's keys and plans are served again: what calls of the control plane had changed of them is gone";

/** Follows the changes of a project: evaluates it again, and has the result served as AWS would. */
export class Reloader {
    private state: StackState;
    private files: string[];
    private watcher?: ProjectWatcher;
    private running?: Promise<void>;
    /** What changed during an evaluation. */
    private pending: string[] = [];
    private hasFailed = false;
    private readonly stopped = new AbortController();

    constructor(
        private readonly project: StackProject,
        { deployed, files }: { deployed: Deployed; files: string[] },
        private readonly server: { swap(deployed: Deployed): { hasLostCalls: boolean } },
        private readonly onEvent: (event: ReloadedEvent | FailedEvent) => void,
    ) {
        this.state = { serving: deployed, evaluated: deployed };
        this.files = files;
    }

    /** What is served, and so what is shown: a state that could not be served never was. */
    get serving(): Deployed {
        return this.state.serving;
    }

    follow(watcher: ProjectWatcher): void {
        this.watcher = watcher;
        watcher.add(this.files);
        watcher.follow(files => this.changed(files));
    }

    async close(): Promise<void> {
        this.stopped.abort();
        await this.watcher?.close();
        await this.running;
    }

    /** A change during an evaluation makes another one follow it. */
    private changed(files: string[]): void {
        if (this.running) {
            this.pending.push(...files);
            return;
        }
        this.running = this.reload(files).finally(() => {
            this.running = undefined;
            const pending = this.pending.splice(0);
            if (pending.length > 0 && !this.stopped.signal.aborted) this.changed(pending);
        });
    }

    private async reload(changed: string[]): Promise<void> {
        const event = await this.reloaded(changed).catch((error: unknown) => this.failed(error));
        if (event && !this.stopped.signal.aborted) this.onEvent(event);
    }

    private async reloaded(changed: string[]): Promise<ReloadedEvent | undefined> {
        const started = performance.now();
        const project = readProject(this.project.root, this.project.stack);
        // Before it, for one that it fails on.
        this.watcher?.add(project.files);
        const evaluation = await evaluate(project, { signal: this.stopped.signal });
        if (this.stopped.signal.aborted) return undefined;
        // Also where the state can't be served: the mend may be in a file that is new.
        this.files = evaluation.files;
        this.watcher?.add(this.files);
        const { state, isRedeployed, summary, notes } = update(this.state, deployedStack(project, evaluation));
        const { hasLostCalls } = this.server.swap(state.serving);
        this.state = state;
        const isMended = this.hasFailed;
        this.hasFailed = false;
        // Any file may matter, as a template that the program reads; a log or a test is not worth a line.
        const isSilent = summary === "nothing changed" && !isMended && !hasLostCalls;
        if (isSilent && !changed.some(file => this.isOfProgram(file))) return undefined;
        const durationMs = performance.now() - started;
        const shown = hasLostCalls ? [...notes, lostCalls] : notes;
        return { event: "reloaded", redeployed: isRedeployed, summary, notes: shown, durationMs };
    }

    private failed(error: unknown): FailedEvent {
        this.hasFailed = true;
        const message = error instanceof GatewayError ? error.message : ((error as Error).stack ?? String(error));
        return { event: "failed", message };
    }

    private isOfProgram(file: string): boolean {
        return this.files.includes(file) || /^Pulumi\..*(ya?ml|json)$/.test(path.basename(file));
    }
}
