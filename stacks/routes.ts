import * as pulumi from "@pulumi/pulumi";
import { Route } from "../components/index";

/** The routes of the orders API. */
export function ordersRoutes(backendUrl: pulumi.Input<string> | undefined): { [routeKey: string]: Route } {
    return {
        "GET /orders": answer(backendUrl, "/orders", { body: { orders: [{ id: "1", status: "shipped" }] } }),
        "POST /orders": answer(backendUrl, "/orders", { statusCode: 201, body: { id: "2", status: "new" } }),
        "GET /orders/{id}": answer(backendUrl, "/orders/{id}", { body: { id: "1", status: "shipped" } }),
        "DELETE /orders/{id}": answer(backendUrl, "/orders/{id}", { body: { id: "1", status: "deleted" } }),
        "GET /health": { ...answer(backendUrl, "/health", { body: { status: "ok" } }), apiKeyRequired: false },
    };
}

/** The backend's answer where there is a backend, and a mock's where there is none. */
function answer(
    backendUrl: pulumi.Input<string> | undefined,
    path: string,
    mock: { statusCode?: number; body: object },
): Route {
    if (backendUrl === undefined) return { mock: { ...mock, body: JSON.stringify(mock.body) } };
    if (typeof backendUrl === "string") return { http: { url: `${backendUrl}${path}` } };
    return { http: { url: pulumi.interpolate`${backendUrl}${path}` } };
}
