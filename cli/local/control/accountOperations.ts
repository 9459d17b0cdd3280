import { ControlAnswer } from "./operation";

/** The throttle of an account that asked for no other; most Regions have it (steampipe-plugin-aws #2544). */
export function getAccount(): ControlAnswer {
    return {
        body: {
            throttleSettings: { burstLimit: 5_000, rateLimit: 10_000 },
            features: ["UsagePlans"],
            apiKeyVersion: "4",
        },
    };
}
