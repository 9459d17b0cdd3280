import { badRequest } from "./controlError";

const largestPage = 500;

/**
 * One page of a list (API, "limit" and "position" of the Get operations: 25 items, at most 500). A limit below 1 is
 * taken for none (localstack's recording of `limit=-1`: 200).
 *
 * @param rank rises along the list; a page goes on after the rank of the last item, so that what is deleted or made
 * between two pages moves nothing
 */
export function page<T>(
    items: T[],
    query: URLSearchParams,
    rank: (item: T, index: number) => number = (_, index) => index,
): { items: T[]; position?: string } {
    const limit = limitOf(query);
    const after = positionOf(query);
    const start = after === undefined ? 0 : items.findIndex((item, index) => rank(item, index) > after);
    if (start < 0) return { items: [] };
    const shown = items.slice(start, start + limit);
    const end = start + shown.length;
    if (end >= items.length) return { items: shown };
    return { items: shown, position: Buffer.from(String(rank(items[end - 1], end - 1))).toString("base64url") };
}

function limitOf(query: URLSearchParams): number {
    const text = query.get("limit") ?? "";
    const limit = Number(text);
    if (!Number.isInteger(limit)) throw badRequest(`Invalid limit parameter: ${text}`);
    return limit < 1 ? 25 : Math.min(limit, largestPage);
}

function positionOf(query: URLSearchParams): number | undefined {
    const text = query.get("position") ?? "";
    if (text === "") return undefined;
    const rank = Buffer.from(text, "base64url").toString();
    if (!/^-?\d{1,15}$/.test(rank)) throw badRequest(`Invalid position parameter: ${text}`);
    return Number(rank);
}
