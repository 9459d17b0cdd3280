/** Says what is being read, on a terminal and when it takes longer than a second; the line goes when it is done. */
export class Progress {
    private isShown = false;

    constructor(
        private readonly stream: Pick<NodeJS.WriteStream, "write"> & { isTTY?: boolean } = process.stderr,
        private readonly now: () => number = () => performance.now(),
        private readonly started = now(),
    ) {}

    show(text: string): void {
        if (!this.stream.isTTY || this.now() - this.started < 1000) return;
        this.isShown = true;
        this.stream.write(`\r\u001b[Kreading ${text}`);
    }

    end(): void {
        if (this.isShown) this.stream.write("\r\u001b[K");
        this.isShown = false;
    }
}
