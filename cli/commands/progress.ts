/** Says what is being read, on a terminal and when it takes longer than a second; the line goes when it is done. */
export class Progress {
    private isShown = false;

    constructor(
        private readonly stream: Pick<NodeJS.WriteStream, "write"> & {
            isTTY?: boolean;
            columns?: number;
        } = process.stderr,
        private readonly now: () => number = () => performance.now(),
        private readonly started = now(),
    ) {}

    show(text: string): void {
        if (!this.stream.isTTY || this.now() - this.started < 1000) return;
        this.isShown = true;
        // A line that wraps could not be taken away again.
        const line = `reading ${text}`.slice(0, (this.stream.columns ?? 80) - 1);
        this.stream.write(`\r\u001b[K${line}`);
    }

    end(): void {
        if (this.isShown) this.stream.write("\r\u001b[K");
        this.isShown = false;
    }
}
