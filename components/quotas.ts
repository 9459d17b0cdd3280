import * as pulumi from "@pulumi/pulumi";
import { greatest, input, isMap, oneOf, optional, required, shape, wholeNumber, withRuleOfValues } from "./checks";

/** The period of a quota, in UTC. */
export const QuotaPeriod = {
    Day: "DAY",
    Week: "WEEK",
    Month: "MONTH",
} as const;
export type QuotaPeriod = (typeof QuotaPeriod)[keyof typeof QuotaPeriod];

/** How many requests a customer may make in a period. Refused requests do not count. */
export interface Quota {
    /** Requests in one period, for each key. A whole number from 1 to 2,147,483,647. */
    limit: pulumi.Input<number>;
    /** `DAY`, `WEEK` or `MONTH`, in UTC. Anything else is refused before a resource is made. */
    period: pulumi.Input<QuotaPeriod>;
    /**
     * Days from the start of the period to its first day that counts: `WEEK` 0 to 6, `MONTH` 0 to 27, `DAY` only 0.
     * Default 0. The provider checks it only when it is applied, so it is refused here.
     */
    offset?: pulumi.Input<number>;
}

const lastOffset: { [period in QuotaPeriod]: number } = { DAY: 0, WEEK: 6, MONTH: 27 };
const needsAll = "a quota needs a limit and a period";

export const quota = withRuleOfValues(
    shape<Quota>({
        limit: required(input(wholeNumber(1, greatest, " requests")), needsAll),
        period: required(input(oneOf(Object.values(QuotaPeriod))), needsAll),
        offset: optional(input(wholeNumber(0, Number.MAX_SAFE_INTEGER, " days"))),
    }),
    (path, given) => {
        const { period, offset } = isMap(given) ? given : {};
        if (typeof period !== "string" || !Object.hasOwn(lastOffset, period)) return [];
        const last = lastOffset[period as QuotaPeriod];
        if (typeof offset !== "number" || offset <= last) return [];
        const days = last === 0 ? "only 0" : `0 to ${last}`;
        const message = `${offset} is outside the period; a ${period} takes ${days} days`;
        return [{ path: [...path, "offset"], message }];
    },
);
