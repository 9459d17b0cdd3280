import { OutputMap } from "@pulumi/pulumi/automation";
import { Plan, UsagePlanGateway, UsagePlanGatewayArgs } from "../../components/index";
import { changedKind, limited, logging, remote } from "./failedUpdatesProgram";
import { outputsOf, ownValue, routes } from "./gateway";
import { ordersProgram } from "./ordersProgram";

const wide = { throttle: { rateLimit: 1000, burstLimit: 1000 } };
const plans: { [name: string]: Plan } = { free: wide, gold: wide };
const bob = (gateway: string) => ({ plan: "free", value: ownValue(`BobsOwnAt${gateway}`) });

type GatewayOf = (name: string) => UsagePlanGatewayArgs;

const first: GatewayOf = name => ({
    description: "First",
    routes: routes(),
    plans,
    keys: { alice: { plan: "free" }, bob: bob(name) },
    stage: { throttle: { rateLimit: 500, burstLimit: 500 } },
});

/** A change of everything: the routes, a throttle, a plan, a move, a customer disabled and one more. */
const changed: GatewayOf = name => ({
    description: "Changed",
    routes: routes({ "GET /a": "second a", "GET /b": undefined, "GET /c": "first c" }),
    plans: { free: { throttle: { rateLimit: 900, burstLimit: 900 } }, silver: wide },
    keys: { alice: { plan: "silver" }, bob: { ...bob(name), enabled: false }, carol: { plan: "free" } },
    stage: { throttle: { rateLimit: 400, burstLimit: 400 } },
});

export const firstProgram = () => outputsOf(new UsagePlanGateway("shop", first("shop")));
export const changedProgram = () => outputsOf(new UsagePlanGateway("shop", changed("shop")));

export const gatewayName = (index: number) => `shop${index}`;

/** Gateways that wait for each other: the next is begun when the one before it is complete. Outputs by their names. */
const inTurn = (argsOf: GatewayOf) => (count: number) => {
    let previous: UsagePlanGateway[] = [];
    const made = Array.from({ length: count }, (_, index) => {
        const name = gatewayName(index);
        const gateway = new UsagePlanGateway(name, argsOf(name), { dependsOn: previous });
        previous = [gateway];
        return [name, outputsOf(gateway)] as const;
    });
    return Object.fromEntries(made);
};

/** The outputs of one of the gateways, in the form that those of a stack have. */
export function ofGateway(outputs: OutputMap, index: number): OutputMap {
    const { [gatewayName(index)]: gateway } = outputs;
    const entries = Object.entries(gateway.value as { [output: string]: unknown });
    return Object.fromEntries(entries.map(([name, value]) => [name, { value, secret: gateway.secret }]));
}

export const programs = {
    firstProgram,
    changedProgram,
    firstGateways: inTurn(first),
    changedGateways: inTurn(changed),
    changedKind,
    limited,
    logging,
    remote,
    ordersProgram,
};
export type ProgramName = keyof typeof programs;
