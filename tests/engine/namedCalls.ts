import { ControlPlaneCall } from "./engine";
import { gatewayName } from "./programs";

/*
 * A call of a run has a name that does not depend on when it is made: `UpdateStage MethodSettings`, `GetUsagePlan
 * UsagePlan-free 2` for the second of the calls for that resource in one run.
 */

/** The names of the calls that a run of one gateway makes, in its order. */
export function namesOf(calls: ControlPlaneCall[]): string[] {
    const seen = new Map<string, number>();
    return calls.map(({ op, urn }) => {
        const [type, resource] = urn.includes("::") ? urn.split("::").slice(2) : [urn, ""];
        const name = `${op} ${type.split(":").pop()!}${resource.replace(gatewayName(0), "")}`;
        const nth = (seen.get(name) ?? 0) + 1;
        seen.set(name, nth);
        return nth === 1 ? name : `${name} ${nth}`;
    });
}

/** What the provider is told, to fail at a call for a gateway. */
export function failureAt(call: string, gateway: string): string {
    const [operation, resource, nth = "1"] = call.split(" ");
    const [type, ...rest] = resource.split("-");
    return `^${operation} .*:${type}(::${[gateway, ...rest].join("-")})?$:${nth}`;
}
