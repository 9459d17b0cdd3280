import { ApiKey } from "../deployed";
import { page } from "./pages";
import { ServedCustomers } from "./servedCustomers";

/** What `page` needs for a list of keys: the newest comes first (localstack's recordings). */
export function newestFirst(
    keys: ApiKey[],
    query: URLSearchParams,
    customers: ServedCustomers,
): Parameters<typeof page<ApiKey>> {
    const rank = (key: ApiKey) => -customers.history(key).serial;
    return [[...keys].sort((a, b) => rank(a) - rank(b)), query, rank];
}
