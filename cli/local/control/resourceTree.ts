import { hash } from "node:crypto";
import { Method } from "../deployed";
import { withoutSlashesAtEnd } from "../slashes";

export interface Resource {
    id: string;
    parentId?: string;
    /** Absent for the root. */
    pathPart?: string;
    path: string;
    methods: Method[];
}

/** The resources that the methods of an API need: the root, and each part of each path. Parents come first. */
export function resourceTree(apiId: string, methods: Method[]): Resource[] {
    const resources = new Map<string, Resource>();
    const resourceAt = (path: string): Resource => {
        const known = resources.get(path);
        if (known) return known;
        const made: Resource = { id: resourceId(apiId, path), path, methods: [] };
        if (path !== "/") {
            const slash = path.lastIndexOf("/");
            made.parentId = resourceAt(slash === 0 ? "/" : path.slice(0, slash)).id;
            made.pathPart = path.slice(slash + 1);
        }
        resources.set(path, made);
        return made;
    };
    resourceAt("/");
    for (const method of methods) resourceAt(withoutSlashesAtEnd(method.path) || "/").methods.push(method);
    return [...resources.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Ten small letters and digits, the same at every start. */
export function resourceId(apiId: string, path: string): string {
    const digest = BigInt(`0x${hash("sha256", `${apiId} ${path}`, "hex")}`);
    return digest.toString(36).slice(0, 10);
}
