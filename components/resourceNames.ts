import * as pulumi from "@pulumi/pulumi";
import { lambdaAuthorizerNames } from "./authorizers";
import { UsagePlanGatewayArgs } from "./gatewayArgs";
import { generationsOf } from "./keyGenerations";
import { authorizerResource } from "./lambdaPermissions";
import { hasSettingsForAll } from "./methodSettings";
import { Problem, refuse, show } from "./problems";
import { Route } from "./routes";
import { typesAbove } from "./typesAbove";

interface Gateway {
    name: string;
    /** The types of the resources that it is below, which are part of its resources' URNs. */
    below: string;
    resources: ResourceName[];
}

interface ResourceName {
    type: string;
    name: string;
}

/** The gateways of each run of a program; a process may run several. */
const gatewaysOf = new WeakMap<object, Gateway[]>();

/**
 * Refuses a gateway of which a resource would have the name that one of another gateway has already: `orders` with a
 * plan `eu-free`, and `orders-eu` with a plan `free`.
 */
export function refuseSameNames(
    subject: string,
    name: string,
    args: UsagePlanGatewayArgs,
    parent: pulumi.Resource | undefined,
): void {
    const run: object | undefined = pulumi.runtime.getMonitor();
    if (run === undefined) return;
    const gateways = gatewaysOf.get(run) ?? [];
    const gateway = { name, below: typesAbove(parent), resources: resourceNames(name, args) };
    // Two gateways of one name are refused by the engine, readably.
    const others = gateways.filter(other => other.name !== name && other.below === gateway.below);
    refuse(
        subject,
        others.flatMap(other => sameNameProblems(gateway, other)),
    );
    gatewaysOf.set(run, [...gateways, gateway]);
}

function sameNameProblems({ resources }: Gateway, other: Gateway): Problem[] {
    const typeAndName = ({ type, name }: ResourceName) => `${type} ${name}`;
    const taken = new Set(other.resources.map(typeAndName));
    const same = resources.filter(each => taken.has(typeAndName(each)));
    return same.map(({ type, name }) => ({
        path: [],
        message: `its ${type} would be named ${show(name)}, as one of UsagePlanGateway ${show(other.name)} is; rename one of the gateways, plans or keys`,
    }));
}

/** The logical names of a gateway's resources, each with the type that it is the name of. */
function resourceNames(name: string, args: UsagePlanGatewayArgs): ResourceName[] {
    const { routes, stage, plans, keys, authorizers, domain, monitoring } = args;
    const of = (type: string, suffixes: string[]) => suffixes.map(suffix => ({ type, name: `${name}-${suffix}` }));
    const own = (type: string, isMade: unknown) => (isMade ? [{ type, name }] : []);
    const routeKeys = (has: (route: Route) => unknown) =>
        Object.entries(routes ?? {})
            .filter(([, route]) => has(route) !== undefined)
            .map(([routeKey]) => routeKey);
    const planNames = Object.keys(plans).filter(planName => plans[planName].existingPlanId === undefined);
    const keyNames = Object.entries(keys ?? {}).flatMap(([keyName, key]) =>
        generationsOf(keyName, key).map(({ resourceName }) => resourceName),
    );
    return [
        { type: "RestApi", name },
        ...own("MethodSettings", stage && hasSettingsForAll(stage)),
        ...own("WebAclAssociation", stage?.webAclArn),
        ...own("Account", stage?.manageLoggingRole),
        ...own("DomainName", domain),
        ...own("Dashboard", monitoring?.dashboard),
        ...of("LogGroup", stage?.accessLogs && stage.accessLogs.logGroupArn === undefined ? ["access"] : []),
        ...of("Role", stage?.manageLoggingRole ? ["logging"] : []),
        ...of("UsagePlan", planNames),
        ...of("ApiKey", keyNames),
        ...of(
            "MethodSettings",
            routeKeys(route => route.throttle ?? route.cache),
        ),
        ...of("Permission", [
            ...routeKeys(route => route.lambda),
            ...lambdaAuthorizerNames(authorizers).map(authorizerResource),
        ]),
    ];
}
