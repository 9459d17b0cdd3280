import * as pulumi from "@pulumi/pulumi";
import * as v from "valibot";
import { mapShape, orDeferred, show, wholeNumber } from "./problems";

/**
 * A throttle: a token bucket that holds `burstLimit` requests and is refilled with `rateLimit` requests a second.
 *
 * Both are required: the provider sends 0 for the one that is absent, which the service takes as "no limit" at one
 * time and as "refuse everything" at another (pulumi/pulumi-aws, `usage_plan.go`; pulumi/pulumi#12150).
 */
export interface ThrottleArgs {
    /**
     * Requests a second, on average. More than 0; fractions are allowed (0.5 is one request in two seconds). The
     * account's own limit, 10,000 unless raised, applies as well. Anything else is refused before a resource is made.
     */
    rateLimit: pulumi.Input<number>;
    /**
     * Requests that may come at once: the size of the bucket. A whole number of 1 or more. Anything else is refused
     * before a resource is made.
     */
    burstLimit: pulumi.Input<number>;
}

const needsBoth = "a throttle needs both rateLimit (requests a second) and burstLimit (requests at once)";

export const throttleSchema = mapShape(
    {
        rateLimit: orDeferred(
            v.custom<number>(
                value => typeof value === "number" && Number.isFinite(value) && value > 0,
                issue => `${show(issue.input)} is not a number of requests a second above 0`,
            ),
        ),
        burstLimit: orDeferred(wholeNumber(1, Number.MAX_SAFE_INTEGER, " requests")),
    },
    { rateLimit: needsBoth, burstLimit: needsBoth },
);
