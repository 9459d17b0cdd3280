import { setTimeout } from "node:timers/promises";

/** Lets so many calls go in a second, each when its turn has come; the first ones, up to a second's worth, at once. */
export class CallRate {
    /** When the next call would be due, if calls came evenly. */
    private next = -Infinity;
    private readonly interval: number;

    constructor(
        private readonly perSecond: number,
        private readonly now: () => number = () => performance.now(),
        private readonly wait: (milliseconds: number) => Promise<unknown> = setTimeout,
    ) {
        this.interval = 1000 / perSecond;
    }

    async turn(): Promise<void> {
        const now = this.now();
        const due = Math.max(this.next, now - (this.perSecond - 1) * this.interval);
        this.next = due + this.interval;
        if (due > now) await this.wait(due - now);
    }
}
