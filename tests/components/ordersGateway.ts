import * as pulumi from "@pulumi/pulumi";
import { UsagePlanGateway, UsagePlanGatewayArgs } from "../../components/index";
import { KnownDocument } from "../../components/servedDocument";
import { Evaluation, Registration, Settings, evaluate, refusal } from "../registrations";

/** Limits that any plan may have. */
export const throttle = { rateLimit: 10, burstLimit: 20 };

/** The arguments of a small gateway, with some of them changed. */
export function ordersArgs(changes: object = {}): UsagePlanGatewayArgs {
    const args = { routes: { "GET /orders": { mock: {} } }, plans: { gold: { throttle } } };
    return { ...args, ...changes };
}

/** All that a small gateway registers, with some of its arguments changed. */
export function made(
    changes: Partial<UsagePlanGatewayArgs> | (() => Partial<UsagePlanGatewayArgs>) = {},
    settings?: Settings,
): Promise<Evaluation<UsagePlanGateway>> {
    return evaluate(
        () => new UsagePlanGateway("orders", ordersArgs(typeof changes === "function" ? changes() : changes)),
        settings,
    );
}

export type Children = Pick<Evaluation<unknown>, "resource">;

export function documentOf({ resource }: Children): KnownDocument {
    return JSON.parse(resource("RestApi", "orders").inputs.body as string) as KnownDocument;
}

/** The paths of the routes: all but the one by which the document names itself. */
export function pathsOf(children: Children): KnownDocument["paths"] {
    const paths = Object.entries(documentOf(children).paths);
    return Object.fromEntries(paths.filter(([path]) => !path.startsWith("/_document-")));
}

export function triggersOf({ resource }: Children): { [part: string]: string } {
    return resource("Deployment", "orders").inputs.triggers as { [part: string]: string };
}

/** The lines of the error that changed arguments are refused with, when nothing of the gateway was registered. */
export async function problems(changes: object, settings?: Settings): Promise<string[]> {
    const program = () => new UsagePlanGateway("orders", ordersArgs(changes));
    const { message, resources, error } = await refusal(program, settings);
    if (!pulumi.RunError.isInstance(error)) throw new Error(`not a RunError: ${message}`);
    const children = resources.filter(({ type }) => type.startsWith("aws:"));
    if (children.length > 0) throw new Error(`registered: ${children.map(({ name }) => name).join(", ")}`);
    return linesOf(message);
}

/** The lines of the error that Outputs are refused with, when their values are known. */
export async function problemsWhenKnown(changes: () => object): Promise<string[]> {
    const { message, error } = await refusal(() => new UsagePlanGateway("orders", ordersArgs(changes())));
    if (!pulumi.RunError.isInstance(error)) throw new Error(`not a RunError: ${message}`);
    // The SDK puts the name of each property that the error passes through before the message.
    return linesOf(message.replace(/^(error serializing property "\w+": )+/, ""));
}

function linesOf(message: string): string[] {
    const [first, ...lines] = message.split("\n");
    const count = lines.length === 1 ? "1 problem" : `${lines.length} problems`;
    if (first !== `UsagePlanGateway "orders" has ${count}:`) throw new Error(`not the readable error: ${message}`);
    return lines.map(line => line.replace(/^ {2}/, ""));
}

/** The registrations that are the gateway's own resources. */
export function childrenOf(resources: Registration[]): Registration[] {
    return resources.filter(({ type }) => type.startsWith("aws:"));
}
