import { isMap } from "../local/dictionary";

/** JSON with sorted keys. */
export function canonical(value: unknown): string {
    return JSON.stringify(value, (_, each: unknown) =>
        isMap(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each,
    );
}
