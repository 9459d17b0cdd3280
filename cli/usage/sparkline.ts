const steps = "▁▂▃▄▅▆▇█";
const longest = 31;

/** Requests a day in a few characters, `▁▃█·▂`: the highest is the most of this customer, a dot is a day without. */
export function sparkline(days: number[]): string {
    const bars = days.length > longest ? binned(days) : days;
    const most = Math.max(...bars, 1);
    return bars.map(count => (count === 0 ? "·" : steps[Math.ceil((count / most) * steps.length) - 1])).join("");
}

/** Of many days, several make one character. */
function binned(days: number[]): number[] {
    const size = Math.ceil(days.length / longest);
    const bins: number[] = [];
    // The last bin ends with the last day.
    for (let end = days.length; end > 0; end -= size) {
        const bin = days.slice(Math.max(0, end - size), end);
        bins.unshift(bin.reduce((sum, count) => sum + count, 0) / bin.length);
    }
    return bins;
}

/** A share as a bar, `███████░░░  72 %`. */
export function bar(share: number): string {
    const filled = Math.min(10, share > 0 ? Math.max(1, Math.floor(share * 10)) : 0);
    return `${"█".repeat(filled)}${"░".repeat(10 - filled)} ${percent(share).padStart(4)}`;
}

/** Rounded down: 100 % is said of what is used up only. */
export function percent(share: number): string {
    return `${Math.floor(share * 100 + 1e-9)}%`;
}
