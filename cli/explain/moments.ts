import { RequestFacts } from "./requestFacts";

/** `2026-11-25 14:03 UTC` */
export function moment(time: number): string {
    return `${new Date(time).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** `deployment d1 of 2026-11-25 14:03 UTC` */
export function deploymentName({ stage }: RequestFacts): string {
    const made = stage?.deployedAt === undefined ? "" : ` of ${moment(stage.deployedAt)}`;
    return `deployment ${stage?.deploymentId ?? "?"}${made}`;
}
