import findMyWay from "find-my-way";
import { Method } from "../deployed";

/** What a REST API method may be; `ANY` stands for these (DG "Set up a method request"). */
const httpMethods = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"] as const;

export function isHttpMethod(name: string): boolean {
    return (httpMethods as readonly string[]).includes(name);
}

/** What has a method at a path. */
interface Routed {
    method: Pick<Method, "httpMethod" | "path">;
}

/** Finds the method of an API that serves a request. */
export interface Routes<M> {
    /** `path` within the stage, as the client sent it: `/orders/a%20b`. */
    find(httpMethod: string, path: string): M | undefined;
}

/**
 * Static parts go before `{parameter}`, that before `{greedy+}` (DG "Set up a proxy resource"). Each HTTP method has a
 * tree of the resources that serve it, by a method of their own or else by `ANY`; so a request whose nearest resource
 * lacks the method reaches a greedy resource that has it. A trailing slash is ignored (observed by emulator authors).
 */
export function routes<M extends Routed>(methods: M[]): Routes<M> {
    const router = findMyWay({ ignoreTrailingSlash: true });
    const byPath = grouped(methods);
    for (const [path, ofPath] of byPath) {
        for (const httpMethod of httpMethods) {
            const served =
                ofPath.find(({ method }) => method.httpMethod === httpMethod) ??
                ofPath.find(({ method }) => method.httpMethod === "ANY");
            if (served) router.on(httpMethod, routerPath(path), noHandler, served);
        }
    }
    return {
        find(httpMethod, path) {
            const found = router.find(httpMethod as findMyWay.HTTPMethod, path);
            if (!found) return undefined;
            // A parameter is at least one character: `/` is not served by `/{proxy+}`.
            for (const name in found.params) if (found.params[name] === "") return undefined;
            return found.store as M;
        },
    };
}

function grouped<M extends Routed>(methods: M[]): Map<string, M[]> {
    const groups = new Map<string, M[]>();
    for (const each of methods) groups.set(each.method.path, [...(groups.get(each.method.path) ?? []), each]);
    return groups;
}

function noHandler(): void {}

/** `/orders/{id}/{rest+}` in the router's form, `/orders/:p1/*`. */
function routerPath(path: string): string {
    const segments = path.split("/").map((segment, index) => {
        if (/^\{.*\+\}$/.test(segment)) return "*";
        if (/^\{.*\}$/.test(segment)) return `:p${index}`;
        return segment.replaceAll(":", "::");
    });
    return segments.join("/");
}
