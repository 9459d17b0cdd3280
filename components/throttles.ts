import * as pulumi from "@pulumi/pulumi";
import { greatest, input, required, shape, value, wholeNumber } from "./checks";
import { show } from "./problems";

/**
 * A throttle: a token bucket that holds `burstLimit` requests and is refilled with `rateLimit` requests a second.
 *
 * Both are required: the provider sends 0 for the one that is absent, which the service takes as "no limit" at one
 * time and as "refuse everything" at another (pulumi/pulumi-aws, `usage_plan.go`; pulumi/pulumi#12150).
 */
export interface Throttle {
    /**
     * Requests a second, on average. More than 0; fractions are allowed (0.5 is one request in two seconds). The
     * account's own limit, 10,000 unless raised, applies as well. Anything else is refused before a resource is made.
     */
    rateLimit: pulumi.Input<number>;
    /**
     * Requests that may come at once: the size of the bucket. A whole number from 1 to 2,147,483,647. Anything else is
     * refused before a resource is made.
     */
    burstLimit: pulumi.Input<number>;
}

const needsBoth = "a throttle needs both rateLimit (requests a second) and burstLimit (requests at once)";

const rate = value<number>(given =>
    typeof given === "number" && Number.isFinite(given) && given > 0
        ? undefined
        : `${show(given)} is not a number of requests a second above 0`,
);

export const throttle = shape<Throttle>({
    rateLimit: required(input(rate), needsBoth),
    burstLimit: required(input(wholeNumber(1, greatest, " requests")), needsBoth),
});
