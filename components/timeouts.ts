import { Map, entriesOf, isMap, wholeNumber } from "./checks";
import { EndpointType } from "./endpoints";
import { Path, Problem } from "./problems";

/**
 * Milliseconds that an integration may take: 29,000 unless the account's quota for regional and private APIs is raised
 * (DG "Quotas"); 300,000 is the most that the provider takes.
 */
export const timeout = wholeNumber(50, 300_000, " ms");

const mostOfEdge = 29_000;

/** The quota can be raised "for Regional APIs and private APIs" only (DG "Quotas"). */
export function edgeTimeoutProblems(path: Path, { endpointType, routes }: Map): Problem[] {
    if (endpointType !== EndpointType.Edge) return [];
    return entriesOf(routes).flatMap(([routeKey, route]) =>
        ["http", "lambda", "aws"].flatMap(kind => {
            const integration = isMap(route) ? route[kind] : undefined;
            const given = isMap(integration) ? integration.timeout : undefined;
            if (typeof given !== "number" || given <= mostOfEdge || timeout.problems([], given).length > 0) return [];
            const message = `${given} is more than the ${mostOfEdge} ms of an edge-optimized API; AWS raises it for others only`;
            return [{ path: [...path, "routes", routeKey, kind, "timeout"], message }];
        }),
    );
}

export function timeoutDeclaration(given: number | undefined) {
    return given === undefined ? {} : { timeoutInMillis: given };
}
