import { Throttle } from "../deployed";

/**
 * A token bucket: a request takes one token, `rateLimit` tokens a second come back, and at most `burstLimit` fit (DG
 * "Throttle requests to your REST APIs"). In any window of t seconds at most `burstLimit + rateLimit * t` requests pass.
 */
export class TokenBucket {
    private tokens: number;
    private filledAt: number;

    constructor(
        private throttle: Throttle,
        now: number,
    ) {
        this.tokens = throttle.burstLimit;
        this.filledAt = now;
    }

    /** Whether a token is there; it stays. */
    has(now: number): boolean {
        this.fill(now);
        return this.tokens >= 1;
    }

    /** The tokens that are there, parts of one included. */
    level(now: number): number {
        this.fill(now);
        return this.tokens;
    }

    /** As a new one. */
    refill(now: number): void {
        this.fill(now);
        this.tokens = this.throttle.burstLimit;
    }

    /** Takes the token that `has` has seen. */
    take(): void {
        this.tokens -= 1;
    }

    /**
     * Takes over a changed throttle from `now` on; until then tokens came back at the former rate. The tokens stay, as
     * far as they fit: a lower burst holds at once, and a higher one is reached at the rate, so that nobody gains a
     * burst by a change. An unchanged throttle changes nothing, not even by the rounding of a fill.
     */
    adapt(throttle: Throttle, now: number): void {
        if (throttle.rateLimit === this.throttle.rateLimit && throttle.burstLimit === this.throttle.burstLimit) return;
        this.fill(now);
        this.throttle = throttle;
        this.tokens = Math.min(this.tokens, throttle.burstLimit);
    }

    private fill(now: number): void {
        // A clock that was set back gives nothing, and takes nothing either.
        const seconds = Math.max(0, now - this.filledAt) / 1000;
        this.tokens = Math.min(this.throttle.burstLimit, this.tokens + seconds * this.throttle.rateLimit);
        this.filledAt = now;
    }
}
