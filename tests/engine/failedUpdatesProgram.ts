import { UsagePlanGateway, UsagePlanGatewayArgs } from "../../components/index";
import { outputsOf, routes } from "./gateway";
import { RemoteGateway } from "./pluginOnPath";

/** What of each kind of resource changes at one time, and what at a later one. */
interface Change {
    first: number;
    later: number;
}

/** The versions in turn: each second one changes what the one before it left. */
export const changeOf = (version: number): Change => ({
    first: Math.ceil(version / 2),
    later: Math.floor(version / 2),
});

const levelOf = (count: number) => ({ level: String(count) });
const plan = { throttle: { rateLimit: 1000, burstLimit: 1000 } };
const base: UsagePlanGatewayArgs = { routes: routes(), plans: { free: plan }, keys: { alice: { plan: "free" } } };

/** What changes one kind of resource alone, where the service has no other calls. */
const gateways = {
    ApiKey: ({ first, later }: Change): Partial<UsagePlanGatewayArgs> => ({
        keys: {
            alice: { plan: "free", enabled: first % 2 === 0, description: `Alice ${later}`, tags: levelOf(first) },
        },
    }),
    UsagePlan: ({ first, later }: Change): Partial<UsagePlanGatewayArgs> => ({
        plans: {
            free: {
                throttle: { rateLimit: 1000 + first, burstLimit: 1000 },
                quota: { limit: 1000 + later, period: "DAY" },
                tags: levelOf(first),
            },
        },
    }),
    MethodSettings: ({ first, later }: Change): Partial<UsagePlanGatewayArgs> => ({
        stage: { throttle: { rateLimit: 500 + first, burstLimit: 500 + later } },
    }),
    Stage: ({ first, later }: Change): Partial<UsagePlanGatewayArgs> => ({
        stage: { variables: { version: String(first) }, description: `Stage ${later}` },
        tags: levelOf(first),
    }),
    RestApi: ({ first, later }: Change): Partial<UsagePlanGatewayArgs> => ({
        description: `The API ${first}`,
        routes: routes({ "GET /a": `a ${first}`, "GET /b": `b ${later}` }),
        // So that what fails first is mended by a further change of the document alone.
        tags: levelOf(Math.floor(first / 2)),
    }),
};

export type Kind = keyof typeof gateways;
export const kinds = Object.keys(gateways) as Kind[];

/** @param count the number of the kind in hundreds, and that of the version */
export function changedKind(count: number) {
    const args = gateways[kinds[Math.floor(count / 100)]](changeOf(count % 100));
    return outputsOf(new UsagePlanGateway("shop", { ...base, ...args }));
}

/** A plan without a quota, then with one, then with another throttle too. */
export const limited = (count: number) =>
    outputsOf(
        new UsagePlanGateway("shop", {
            ...base,
            plans: {
                free: {
                    throttle: { rateLimit: count < 2 ? 1000 : 900, burstLimit: 1000 },
                    quota: count < 1 ? undefined : { limit: 5, period: "DAY" },
                },
            },
        }),
    );

/** A stage that logs, for so many days. */
export const logging = (retentionInDays: number) =>
    outputsOf(new UsagePlanGateway("shop", { ...base, stage: { accessLogs: { retentionInDays } } }));

/** A gateway that the plugin makes, with so many requests a second. */
export const remote = (rateLimit: number) => ({
    usagePlanIds: new RemoteGateway("shop", { ...base, plans: { free: { throttle: { rateLimit, burstLimit: 1000 } } } })
        .usagePlanIds,
});
