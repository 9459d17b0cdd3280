/**
 * Prints how many bytes of memory are alive while all keys are with the engine and none is there yet. The first argument
 * says what is made, a gateway or the same resources without one, and the second for how many customers.
 */
import * as pulumi from "@pulumi/pulumi";
import * as apigateway from "@pulumi/aws/apigateway";
import { UsagePlanGateway } from "../../components/index";

function gateway(customers: string[]): unknown {
    return new UsagePlanGateway("shop", {
        routes: { "GET /orders": { mock: { body: "{}" } } },
        plans: { free: { unlimited: true } },
        keys: Object.fromEntries(customers.map(customer => [customer, { plan: "free" }])),
    });
}

/** What the SDK takes for the same two resources, without stack traces. */
function bare(customers: string[]): void {
    Error.stackTraceLimit = 0;
    const parent = new pulumi.ComponentResource("bare:index:Bare", "shop");
    const usagePlanId = new apigateway.UsagePlan("shop-free", {}, { parent }).id;
    for (const customer of customers) {
        const { id: keyId } = new apigateway.ApiKey(`shop-${customer}`, {}, { parent });
        new apigateway.UsagePlanKey(`shop-${customer}`, { keyId, keyType: "API_KEY", usagePlanId }, { parent });
    }
}

function alive(): number {
    for (let run = 0; run < 3; run++) gc!();
    return process.memoryUsage().heapUsed;
}

async function inFlight(program: (customers: string[]) => unknown, count: number): Promise<number> {
    let asked = 0;
    const [allAsked, allow] = [event(), event()];
    const newResource = async ({ type, name, inputs }: pulumi.runtime.MockResourceArgs) => {
        if (type === "aws:apigateway/apiKey:ApiKey") {
            if (++asked === count) allAsked.happens();
            await allow.happened;
        }
        return { id: `${name}-id`, state: inputs as object };
    };
    await pulumi.runtime.setMocks({ newResource, call: () => ({}) }, "usage-plan-gateway", "dev");
    const before = alive();
    const made = program(Array.from({ length: count }, (_, index) => `customer${index}`));
    await allAsked.happened;
    const bytes = alive() - before;
    allow.happens();
    await pulumi.runtime.disconnect();
    // It is held till here, as a program's outputs are.
    void made;
    return bytes;
}

function event(): { happened: Promise<void>; happens: () => void } {
    let happens = () => {};
    const happened = new Promise<void>(resolve => (happens = resolve));
    return { happened, happens };
}

const programs = { gateway, bare };
const [, , program, count] = process.argv;
void inFlight(programs[program as keyof typeof programs], Number(count)).then(console.log);
