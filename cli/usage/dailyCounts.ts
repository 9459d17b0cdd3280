import { UsagePage } from "../aws/usagePlans";
import { Day } from "../local/limits/quotaPeriods";

/**
 * The requests of each day and key of one plan, put together from the pages of GetUsage. It keeps numbers only, so that
 * 10,000 keys (all that an account may have) over 90 days take a few megabytes.
 */
export class DailyCounts {
    private readonly byKey = new Map<string, { days: Uint32Array; remaining?: number }>();

    constructor(
        private readonly from: Day,
        private readonly to: Day,
    ) {}

    /** Takes in a page that was asked for with these days. */
    add(page: UsagePage, asked: { from: Day; to: Day }): void {
        for (const [keyId, log] of Object.entries(page)) {
            const counts = this.of(keyId);
            // The service has an entry a day (recorded). An endpoint with fewer has those of the last days.
            const first = asked.to - log.length + 1;
            log.forEach(([used], index) => {
                const position = first + index - this.from;
                if (position >= 0 && position < counts.days.length) counts.days[position] = used;
            });
            const remaining = log.at(-1)?.[1];
            // Without a quota there is nothing to remain; emulators say -1.
            if (asked.to === this.to && remaining !== undefined && remaining >= 0) counts.remaining = remaining;
        }
    }

    /** A key of the plan that GetUsage may have said nothing of. */
    of(keyId: string): { days: Uint32Array; remaining?: number } {
        let counts = this.byKey.get(keyId);
        if (!counts) {
            counts = { days: new Uint32Array(this.to - this.from + 1) };
            this.byKey.set(keyId, counts);
        }
        return counts;
    }

    get size(): number {
        return this.byKey.size;
    }

    keys(): IterableIterator<[string, { days: Uint32Array; remaining?: number }]> {
        return this.byKey.entries();
    }
}
