import { Map as PlainMap, isMap } from "../../components/checks";
import { Customer, CustomerList } from "./customerList";
import { isKeyValue } from "./customerColumns";
import { documentCustomers } from "./documentCustomers";
import { Located } from "./locatedValue";

/**
 * The customers of a document; undefined where there is none.
 *
 * A parser that knows of lines takes up to a tenth of a second for a thousand customers, and one that does not a tenth
 * of that. So the former is asked only where something is wrong: here, or when one asks for a line.
 *
 * @param value what the quick parser reads; undefined where it can't be sure of it
 * @param located what the other one reads
 */
export function quickCustomers(value: unknown, located: () => Located | undefined): CustomerList | undefined {
    const withLines = () => {
        const document = located();
        return document === undefined ? undefined : documentCustomers(document);
    };
    const named = namedKeys(value);
    if (named === undefined) return withLines();
    let found: Map<string, Customer> | undefined;
    const customerOf = (name: string) =>
        (found ??= new Map(withLines()?.customers.map(customer => [customer.name, customer]))).get(name);
    const place = (name: string) => (Array.isArray(value) ? ["name"] : [name]);
    return {
        customers: named.map(([name, key]) => ({
            name,
            key,
            place: place(name),
            lineAt: path => customerOf(name)?.lineAt(path) ?? 1,
        })),
        problems: [],
        isWhole: true,
        hasKeyValues: false,
    };
}

/** The customers with what `keys` would have under their names; undefined where something is wrong already. */
function namedKeys(value: unknown): [string, unknown][] | undefined {
    const all = isMap(value) ? Object.entries(value) : Array.isArray(value) ? value.map(namedItem) : undefined;
    const isRight = (entry: [string, unknown] | undefined): entry is [string, unknown] =>
        entry !== undefined && !(isMap(entry[1]) && hasKeyValue(entry[1]));
    if (all === undefined || !all.every(isRight)) return undefined;
    return new Set(all.map(([name]) => name)).size < all.length ? undefined : all;
}

function namedItem(item: unknown): [string, unknown] | undefined {
    if (!isMap(item)) return undefined;
    const { name, ...key } = item;
    return typeof name === "string" ? [name, key] : undefined;
}

function hasKeyValue(key: PlainMap): boolean {
    return Object.keys(key).some(isKeyValue);
}
