import { LambdaFunction } from "../deployed";
import { AssembledCode, assembledCode } from "./assembledCode";
import { codeVersion } from "./codeVersion";
import { FunctionAnswer, FunctionFailure } from "./functionAnswer";
import { FunctionInstance } from "./functionInstance";

/** A function never has more instances here; further requests wait. The service starts up to 1,000. */
const mostInstances = 10;

/** The functions of a stack, each in processes of its own, which start when they are needed. */
export class LambdaFunctions {
    private readonly pools = new Map<string, InstancePool>();

    /** Runs a function once, for `patience` milliseconds at most, with what it gave or why it gave nothing. */
    invoke(fn: LambdaFunction, event: unknown, patience: number): Promise<FunctionAnswer> {
        const name = JSON.stringify(fn);
        let pool = this.pools.get(name);
        if (!pool) this.pools.set(name, (pool = new InstancePool(fn)));
        return pool.invoke(event, patience);
    }

    /** Ends the functions that are no longer deployed as they were. */
    keep(deployed: LambdaFunction[]): void {
        const names = new Set(deployed.map(fn => JSON.stringify(fn)));
        for (const [name, pool] of this.pools) {
            if (names.has(name)) continue;
            pool.close();
            this.pools.delete(name);
        }
    }

    close(): void {
        this.keep([]);
    }
}

/**
 * The instances of one function. As on AWS an instance runs one invocation at a time and keeps its state for the next
 * one. When the code has changed, new invocations get new instances.
 */
class InstancePool {
    private idle: FunctionInstance[] = [];
    private readonly all = new Set<FunctionInstance>();
    private readonly waiting: (() => void)[] = [];
    private version = "";
    private closed = false;
    /** Where the function is made of several assets. */
    private assembled?: AssembledCode;

    constructor(private readonly fn: LambdaFunction) {}

    async invoke(event: unknown, patience: number): Promise<FunctionAnswer> {
        if (this.closed) return this.gone();
        const { assets, codePath, programDirectory = codePath } = this.fn;
        if (assets) this.assembled ??= assembledCode(programDirectory, assets);
        const version = await codeVersion(this.codePath());
        if (version !== this.version) {
            this.version = version;
            this.idle.forEach(instance => this.end(instance));
        }
        while (!this.closed && this.idle.length === 0 && this.all.size >= mostInstances) {
            await new Promise<void>(resolve => this.waiting.push(resolve));
        }
        if (this.closed) return this.gone();
        const instance = this.idle.pop() ?? this.start();
        const answer = await instance.invoke(event, patience);
        // After an error of the process, or past its time, an instance is not used again.
        if (!instance.usable || instance.version !== this.version) this.end(instance);
        else this.idle.push(instance);
        this.waiting.shift()?.();
        return answer;
    }

    close(): void {
        this.closed = true;
        for (const instance of this.all) this.end(instance);
        for (const proceed of this.waiting.splice(0)) proceed();
        this.assembled?.remove();
    }

    private codePath(): string {
        return this.assembled?.folder ?? this.fn.codePath;
    }

    private gone(): FunctionFailure {
        return { failure: "error", reason: `${this.fn.name} is no longer deployed` };
    }

    private start(): FunctionInstance {
        const instance = new FunctionInstance(this.fn, this.version, this.codePath());
        this.all.add(instance);
        return instance;
    }

    private end(instance: FunctionInstance): void {
        instance.end();
        this.all.delete(instance);
        this.idle = this.idle.filter(other => other !== instance);
    }
}
