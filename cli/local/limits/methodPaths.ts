import { withoutSlashesAtEnd } from "../slashes";

/**
 * The one form of a method path, `/orders/{id} GET`, from any of the service's: `/orders/{id}/GET` and `//GET` in a
 * plan, `~1orders~1{id}/GET` in a stage, `orders/{id}/GET` in the Terraform provider; and `*\/*` for all methods.
 */
export function methodPathKey(methodPath: string): string {
    const path = methodPath.replaceAll("~1", "/");
    const slash = path.lastIndexOf("/");
    return methodKey(path.slice(0, slash), path.slice(slash + 1));
}

/** The key of a method by its resource's path. */
export function methodKey(path: string, httpMethod: string): string {
    return `/${withoutSlashesAtEnd(path.replace(/^\/+/, ""))} ${httpMethod}`;
}

/** All methods of a stage: `*\/*`. */
export const allMethods = methodKey("*", "*");
