import { Day, QuotaPeriod, dateOf } from "../local/limits/quotaPeriods";

/** When a quota is used up at the present pace. */
export type Exhaustion = { when: "now" } | { when: "notInThisPeriod" } | { when: "at"; time: number };

const dayLength = 86_400_000;
const hour = 3_600_000;
/** The present pace is that of the last days: who came yesterday is not averaged with weeks of silence. */
const paceDays = 7;

/**
 * @param days requests of each day of the period so far, today included
 * @param remaining what the quota leaves
 */
export function exhaustion(days: number[], remaining: number, period: QuotaPeriod, now: number): Exhaustion {
    if (remaining <= 0) return { when: "now" };
    const first = days.findIndex(count => count > 0);
    if (first < 0) return { when: "notInThisPeriod" };
    const begin = Math.max(first, days.length - paceDays);
    const used = days.slice(begin).reduce((sum, count) => sum + count, 0);
    const elapsed = Math.max(hour, now - (period.start + begin) * dayLength);
    const time = now + (remaining / used) * elapsed;
    return time < period.end * dayLength ? { when: "at", time } : { when: "notInThisPeriod" };
}

/** `Thu 14:00` within a week, `12 Dec` beyond; UTC. */
export function exhaustionText(exhaustion: Exhaustion | undefined, now: number): string {
    if (exhaustion === undefined) return "";
    if (exhaustion.when === "now") return "used up";
    if (exhaustion.when === "notInThisPeriod") return "not in this period";
    const date = new Date(exhaustion.time);
    const text = (options: Intl.DateTimeFormatOptions) => date.toLocaleString("en-GB", { ...options, timeZone: "UTC" });
    if (exhaustion.time - now >= 6 * dayLength) return text({ day: "numeric", month: "short" });
    // An hour is as exact as a pace can say it.
    return `${text({ weekday: "short" })} ${date.toISOString().slice(11, 13)}:00`;
}

/** `2026-12-01 00:00 UTC`: when a period ends, and the quota begins again. */
export function beginningOf(day: Day): string {
    return `${dateOf(day)} 00:00 UTC`;
}
