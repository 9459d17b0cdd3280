import { withoutSlashesAtEnd } from "./slashes";

/** The name of a method, `GET /orders/{id}`. */
export function methodName({ httpMethod, path }: { httpMethod: string; path: string }): string {
    return `${httpMethod} /${withoutSlashesAtEnd(path.replace(/^\/+/, ""))}`;
}

/** What has a limit for all methods of a stage, `*\/*`, is named so. */
export const allMethods = methodName({ httpMethod: "*", path: "*" });

/**
 * The name of the method that a method path means, in any of the service's forms: `/orders/{id}/GET` and `//GET` in a
 * plan, `~1orders~1{id}/GET` in a stage, `orders/{id}/GET` in the Terraform provider; and `*\/*` for all methods.
 */
export function methodNameOfPath(methodPath: string): string {
    const decoded = methodPath.replaceAll("~1", "/");
    const slash = decoded.lastIndexOf("/");
    return methodName({ httpMethod: decoded.slice(slash + 1), path: decoded.slice(0, Math.max(0, slash)) });
}

/** The method path that the service shows in a usage plan: `/orders/{id}/GET`. */
export function methodPathInPlan(name: string): string {
    const space = name.indexOf(" ");
    return `${name.slice(space + 1)}/${name.slice(0, space)}`;
}
