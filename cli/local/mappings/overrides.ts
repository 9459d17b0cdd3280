import { Dictionary, dictionary } from "../dictionary";
import { printed } from "./java/printing";
import { Budget, JavaList, JavaMap, Value } from "./java/values";

/**
 * `$context.requestOverride` and `$context.responseOverride` of one request: what its request template sets, its
 * response template reads, and what both set of the response is sent (recorded).
 */
export interface Overrides {
    readonly request: JavaMap;
    readonly response: JavaMap;
}

export function noOverrides(): Overrides {
    const maps = (...names: string[]) => new JavaMap(names.map(name => [name, new JavaMap()]));
    return { request: maps("header", "querystring", "path"), response: maps("header") };
}

/** What is overridden of the response. */
export interface ResponseOverride {
    status?: number;
    header?: Dictionary<string>;
}

/** A status that is no integer from 100 to 599 is none (recorded). */
export function responseOverride({ response }: Overrides, budget: Budget): ResponseOverride {
    const status = response.get("status");
    return {
        ...(typeof status === "bigint" && status >= 100n && status <= 599n ? { status: Number(status) } : {}),
        header: textsOf(response.get("header"), budget),
    };
}

/** What is overridden of the request to an integration that has a backend. */
export interface RequestOverride {
    header: Dictionary<string>;
    querystring: Dictionary<string>;
    path: Dictionary<string>;
}

export function requestOverride({ request }: Overrides, budget: Budget): RequestOverride {
    const texts = (name: string) => textsOf(request.get(name), budget);
    return { header: texts("header"), querystring: texts("querystring"), path: texts("path") };
}

/** Several values of one name become one, with commas. */
function textsOf(given: Value, budget: Budget): Dictionary<string> {
    if (!(given instanceof JavaMap)) return dictionary();
    return dictionary(
        [...given.entries].map(([name, value]) => {
            const values = value instanceof JavaList ? value.items : [value];
            return [printed(name, budget), values.map(each => printed(each, budget)).join(",")] as const;
        }),
    );
}
