import { expect } from "chai";
import * as fc from "fast-check";
import { TokenBucket } from "../../../../cli/local/limits/tokenBucket";

const throttles = fc.record({
    rateLimit: fc.double({ min: 0, max: 1000, noNaN: true }),
    burstLimit: fc.integer({ min: 0, max: 100 }),
});

/** Requests one after the other, each some milliseconds after the one before. */
const waits = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 2000, noNaN: true })), { maxLength: 200 });

function passed(throttle: { rateLimit: number; burstLimit: number }, waitsInOrder: number[]): number[] {
    let now = 0;
    const bucket = new TokenBucket(throttle, now);
    return waitsInOrder.flatMap(wait => {
        now += wait;
        if (!bucket.has(now)) return [];
        bucket.take();
        return [now];
    });
}

describe("A token bucket", () => {
    it("never lets more than burst + rate × t requests pass in any window of t seconds", () => {
        fc.assert(
            fc.property(throttles, waits, (throttle, inOrder) => {
                const times = passed(throttle, inOrder);
                for (let first = 0; first < times.length; first++) {
                    for (let last = first; last < times.length; last++) {
                        const seconds = (times[last] - times[first]) / 1000;
                        const most = throttle.burstLimit + throttle.rateLimit * seconds;
                        expect(last - first + 1).to.be.at.most(most + 1e-6);
                    }
                }
            }),
            { numRuns: 60 },
        );
    });

    it("lets as many pass as there are tokens: the burst at once, and the rate over time", () => {
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (burstLimit, rateLimit) => {
                const atOnce = Array.from({ length: burstLimit + 1 }, () => 0);
                expect(passed({ rateLimit, burstLimit }, atOnce)).to.have.length(burstLimit);
                // A hair later than the token, since a sum of fractions may fall a hair short.
                const paced = Array.from({ length: 200 }, () => 1000 / rateLimit + 1e-6);
                expect(passed({ rateLimit, burstLimit }, paced)).to.have.length(200);
            }),
        );
    });

    it("is full again after burst / rate seconds, and never fuller", () => {
        const drained = [0, 0, 0, 0];
        expect(passed({ rateLimit: 2, burstLimit: 3 }, [...drained, 1500, 0, 0, 0])).to.have.length(6);
        expect(passed({ rateLimit: 2, burstLimit: 3 }, [...drained, 1e9, 0, 0, 0])).to.have.length(6);
    });

    it("takes fractions of a request a second", () => {
        expect(passed({ rateLimit: 0.5, burstLimit: 1 }, [0, 1999, 1])).to.deep.equal([0, 2000]);
    });

    it("refuses everything with a burst of 0", () => {
        expect(passed({ rateLimit: 100, burstLimit: 0 }, [0, 1000, 1000])).to.deep.equal([]);
    });

    it("gives nothing when the clock is set back", () => {
        const bucket = new TokenBucket({ rateLimit: 1, burstLimit: 1 }, 10_000);
        bucket.take();
        expect(bucket.has(0)).to.equal(false);
        expect(bucket.has(999)).to.equal(false);
        expect(bucket.has(1000)).to.equal(true);
    });

    it("keeps its tokens when its throttle changes, as far as they fit", () => {
        const bucket = new TokenBucket({ rateLimit: 1, burstLimit: 5 }, 0);
        bucket.adapt({ rateLimit: 1, burstLimit: 2 }, 0);
        const some = [1, 2, 3].filter(() => bucket.has(0) && (bucket.take(), true));
        expect(some).to.have.length(2);
        bucket.adapt({ rateLimit: 10, burstLimit: 20 }, 0);
        expect(bucket.has(0)).to.equal(false);
        expect(bucket.has(100)).to.equal(true);
    });
});
