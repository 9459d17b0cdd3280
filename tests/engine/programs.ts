import { Plan } from "../../components";
import { gateway, ownValue, routes } from "./gateway";

const wide = { throttle: { rateLimit: 1000, burstLimit: 1000 } };
const plans: { [name: string]: Plan } = { free: wide, gold: wide };
const bob = { plan: "free", value: ownValue("BobsOwn") };

export const firstProgram = (description = "First") =>
    gateway({
        description,
        plans,
        keys: { alice: { plan: "free" }, bob },
        stage: { throttle: { rateLimit: 500, burstLimit: 500 } },
    });

/** A change of everything: the routes, a throttle, a plan, a move, a customer disabled and one more. */
export const changedProgram = (description = "Changed") =>
    gateway({
        description,
        routes: routes({ "GET /a": "second a", "GET /b": undefined, "GET /c": "first c" }),
        plans: { free: { throttle: { rateLimit: 900, burstLimit: 900 } }, silver: wide },
        keys: { alice: { plan: "silver" }, bob: { ...bob, enabled: false }, carol: { plan: "free" } },
        stage: { throttle: { rateLimit: 400, burstLimit: 400 } },
    });

export const programs = { firstProgram, changedProgram };
export type ProgramName = keyof typeof programs;
