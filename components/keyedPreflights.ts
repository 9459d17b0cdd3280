import * as pulumi from "@pulumi/pulumi";
import { Map, isMap } from "./checks";
import { operationsOf } from "./openApiOperations";
import { Scope } from "./scope";

/**
 * Warns of each `OPTIONS` that needs a key only because nothing is said of it: a browser sends no key with a preflight, so
 * no page of another origin could call the path (WHATWG Fetch, "CORS-preflight fetch").
 */
export function warnOfKeyedPreflights(
    { subject, parent }: Pick<Scope, "subject" | "parent">,
    routes: { [routeKey: string]: { apiKeyRequired?: unknown } },
    openApi: Map,
): void {
    const ofRoutes = Object.entries(routes)
        .filter(([routeKey, { apiKeyRequired }]) => routeKey.startsWith("OPTIONS ") && apiKeyRequired === undefined)
        .map(([routeKey]) => routeKey);
    const ofDocument = openApi.security === undefined ? operationsOf(openApi) : [];
    const brought = ofDocument
        .filter(({ method, operation }) => method === "OPTIONS" && isMap(operation) && operation.security === undefined)
        .map(({ routeKey }) => routeKey);
    const remedies = [
        ...(ofRoutes.length > 0 ? ["apiKeyRequired: false"] : []),
        ...(brought.length > 0 ? ["security: [] in openApi"] : []),
    ];
    if (remedies.length === 0) return;
    const all = [...ofRoutes, ...brought];
    const named = `${all.slice(0, 3).join(", ")}${all.length > 3 ? ` and ${all.length - 3} more` : ""}`;
    void pulumi.log.warn(
        `${subject}: ${named} ${all.length === 1 ? "needs" : "need"} a key, and a browser's preflight has none; ` +
            `say ${remedies.join(", or ")}, if web pages call`,
        parent,
    );
}
