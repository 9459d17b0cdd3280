/**
 * One run of the engine on a program with customers, in a process that does nothing else, so that its memory is that of
 * a program. The arguments are the stack's folder, `up` or `preview`, the program, and how many customers there are.
 */
import * as pulumi from "@pulumi/pulumi";
import * as apigateway from "@pulumi/aws/apigateway";
import { LocalWorkspace } from "@pulumi/pulumi/automation";
import { gateway } from "../engine/gateway";
import type { Measured } from "./engineRun";

export type ProgramName = keyof typeof programs;
type Outputs = { [output: string]: unknown };

const programs = {
    gateway: (customers: string[]): Outputs =>
        gateway({ keys: Object.fromEntries(customers.map(customer => [customer, { plan: "free" }])) }),
    bare,
};

/** As many keys in a plan, made with the SDK alone. */
function bare(customers: string[]): Outputs {
    const parent = new pulumi.ComponentResource("bench:index:Bare", "shop");
    const usagePlanId = new apigateway.UsagePlan("shop-free", {}, { parent }).id;
    const keys = customers.map(customer => {
        const key = new apigateway.ApiKey(`shop-${customer}`, {}, { parent });
        const keyInPlan = { keyId: key.id, keyType: "API_KEY", usagePlanId };
        new apigateway.UsagePlanKey(`shop-${customer}`, keyInPlan, { parent });
        return [customer, key] as const;
    });
    return {
        apiKeyIds: Object.fromEntries(keys.map(([customer, { id }]) => [customer, id])),
        apiKeyValues: Object.fromEntries(keys.map(([customer, { value }]) => [customer, value])),
    };
}

async function run(folder: string, command: "up" | "preview", program: ProgramName, count: number): Promise<void> {
    const customers = Array.from({ length: count }, (_, index) => `customer${index}`);
    const stack = await LocalWorkspace.selectStack(
        {
            stackName: "dev",
            projectName: "usage-plan-gateway",
            program: () => Promise.resolve(programs[program](customers)),
        },
        { workDir: folder },
    );
    const [start, before] = [Date.now(), process.cpuUsage()];
    await stack[command]();
    const { user, system } = process.cpuUsage(before);
    const measured: Measured = {
        seconds: (Date.now() - start) / 1000,
        cpuSeconds: (user + system) / 1e6,
        memory: process.resourceUsage().maxRSS * 1024,
    };
    process.send!(measured);
    process.disconnect();
}

if (require.main === module) {
    const [, , folder, command, program, count] = process.argv;
    void run(folder, command as "up" | "preview", program as ProgramName, Number(count));
}
