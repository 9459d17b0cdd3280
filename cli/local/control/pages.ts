import { badRequest } from "./controlError";

const largestPage = 500;

/** One page of a list (API, "limit" and "position" of the Get operations: 25 items, at most 500). */
export function page<T>(items: T[], query: URLSearchParams): { items: T[]; position?: string } {
    const limit = wholeNumber(query, "limit", 25, largestPage);
    const start = wholeNumber(query, "position", 0, Number.MAX_SAFE_INTEGER);
    const end = start + limit;
    return { items: items.slice(start, end), ...(end < items.length ? { position: String(end) } : {}) };
}

function wholeNumber(query: URLSearchParams, name: string, otherwise: number, most: number): number {
    const text = query.get(name);
    if (text === null || text === "") return otherwise;
    if (!/^\d{1,15}$/.test(text)) throw badRequest(`Invalid ${name} parameter: ${text}`);
    return Math.min(Number(text), most);
}
