import { stageAndPath } from "./address";

/** A mapping of a custom domain; without a stage the stage is part of the path. */
export interface BasePathMapping {
    /** `(none)` for all that no other mapping takes. */
    basePath?: string;
    restApiId?: string;
    stage?: string;
}

/** The stage that a path of a custom domain reaches: the longest base path that fits counts. */
export function mappedAddress(
    pathname: string,
    mappings: BasePathMapping[],
): { restApiId: string; stageName: string; path: string } | undefined {
    const prefixes = mappings.map(mapping => {
        const isRoot = mapping.basePath === undefined || mapping.basePath === "" || mapping.basePath === "(none)";
        return { mapping, prefix: isRoot ? "" : `/${mapping.basePath}` };
    });
    const fitting = prefixes
        .filter(({ prefix }) => pathname === prefix || pathname.startsWith(`${prefix}/`))
        .sort((a, b) => b.prefix.length - a.prefix.length);
    if (fitting.length === 0) return undefined;
    const [{ mapping, prefix }] = fitting;
    const rest = pathname.slice(prefix.length) || "/";
    const { restApiId = "", stage } = mapping;
    return stage === undefined || stage === "(none)"
        ? { restApiId, ...stageAndPath(rest) }
        : { restApiId, stageName: stage, path: rest };
}
