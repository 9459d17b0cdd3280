import { Json } from "./existingApi";
import { isMap } from "../local/dictionary";

export const anyMethod = "x-amazon-apigateway-any-method";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", anyMethod];

export interface DocumentOperation {
    path: string;
    /** `get`, or the extension for any method. */
    property: string;
    routeKey: string;
    operation: Json;
}

export function operationsOf({ paths }: Json): DocumentOperation[] {
    return Object.entries(isMap(paths) ? paths : {}).flatMap(([path, item]) =>
        Object.entries(isMap(item) ? item : {}).flatMap(([property, operation]) => {
            if (!methods.includes(property) || !isMap(operation)) return [];
            const method = property === anyMethod ? "ANY" : property.toUpperCase();
            return [{ path, property, routeKey: `${method} ${path}`, operation }];
        }),
    );
}

/** The route of a method as usage plans name it: `/orders/{id}/GET`, and `//GET` for the root's. */
export function methodNamePattern(methodPath: string): string {
    const slash = methodPath.lastIndexOf("/");
    return `${methodPath.slice(slash + 1)} ${methodPath.slice(0, slash) || "/"}`;
}
