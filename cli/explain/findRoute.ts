import { routes } from "../local/http/routes";
import { ApiMethod } from "./apiMethod";

/** The method of an API that serves a request: the same search as the local gateway's. */
export function findRoute(methods: ApiMethod[], httpMethod: string, path: string): ApiMethod | undefined {
    return routes(methods.map(method => ({ method }))).find(httpMethod, path)?.method;
}

/** What else the same path has: `GET, POST`. */
export function methodsAt(methods: ApiMethod[], path: string): string[] {
    const httpMethods = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];
    return httpMethods.filter(httpMethod => findRoute(methods, httpMethod, path) !== undefined);
}
