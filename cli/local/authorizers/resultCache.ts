/** Identities whose results are kept, for each authorizer. */
const mostKept = 1000;

/** Keeps the results of a Lambda authorizer by identity, for as long as the program says. */
export class ResultCache<R> {
    private readonly kept = new Map<string, { result: R; until: number }>();

    /** @param ttl in seconds; 0 keeps nothing */
    constructor(
        private readonly ttl: number,
        private readonly now: () => number,
    ) {}

    get(identity: string): R | undefined {
        const found = this.kept.get(identity);
        if (!found) return undefined;
        if (found.until > this.now()) return found.result;
        this.kept.delete(identity);
        return undefined;
    }

    set(identity: string, result: R): void {
        if (this.ttl <= 0) return;
        this.kept.delete(identity);
        this.kept.set(identity, { result, until: this.now() + this.ttl * 1000 });
        const [oldest] = this.kept.keys();
        if (this.kept.size > mostKept) this.kept.delete(oldest);
    }
}
