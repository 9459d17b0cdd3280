import { Path, show } from "../../components/problems";
import { isKeyValue, keyValueProblem } from "./customerColumns";
import { Customer, CustomerList, LineProblem } from "./customerList";
import { Located, LocatedEntry, lineAt, plainValue, repeatedNames } from "./locatedValue";

/** A customer of a document, or what is wrong where one should be. */
type Found = { customer?: Customer; problems: LineProblem[]; hasKeyValue?: boolean };

/** The customers of a document: a map as `keys`, or a list of such maps that have a `name`. */
export function documentCustomers(document: Located): CustomerList {
    const found = foundIn(document);
    return {
        customers: found.flatMap(({ customer }) => (customer === undefined ? [] : [customer])),
        problems: found.flatMap(({ problems }) => problems),
        isWhole: found.every(({ customer }) => customer !== undefined),
        hasKeyValues: found.some(({ hasKeyValue }) => hasKeyValue),
    };
}

function foundIn(document: Located): Found[] {
    if (document.kind === "list") return document.items.map(itemCustomer);
    if (document.kind === "map") {
        return document.entries.map(({ name, line, value }) => customerOf(name, [name], { line, value }));
    }
    const message = `${kindOf(document)} is neither a map of customers, as keys is, nor a list`;
    return [{ problems: [{ line: document.line, path: [], message }] }];
}

/** A customer of a list, with the name among the properties. */
function itemCustomer(item: Located): Found {
    const problem = (line: number, path: Path, message: string) => ({ problems: [{ line, path, message }] });
    if (item.kind !== "map")
        return problem(item.line, [], `${kindOf(item)} is not a customer, which is a map with a name`);
    const [name, ...others] = item.entries.filter(entry => entry.name === "name");
    if (name === undefined) return problem(item.line, ["name"], "missing");
    const given = name.value.kind === "scalar" ? name.value.value : undefined;
    if (typeof given !== "string") {
        return problem(name.line, ["name"], `${kindOf(name.value)} is not a string; put it into quotation marks`);
    }
    const entries = item.entries.filter(entry => entry.name !== "name");
    const { customer, problems, ...rest } = customerOf(given, ["name"], {
        line: name.line,
        value: { ...item, entries },
    });
    return {
        ...rest,
        customer,
        problems: [...others.map(({ line }) => repeated(["name"], line, name.line)), ...problems],
    };
}

function customerOf(name: string, place: Path, { line, value: given }: Pick<LocatedEntry, "line" | "value">): Found {
    const values = given.kind === "map" ? given.entries.filter(entry => isKeyValue(entry.name)) : [];
    const value =
        given.kind === "map" && values.length > 0
            ? { ...given, entries: given.entries.filter(entry => !values.includes(entry)) }
            : given;
    return {
        customer: { name, place, key: plainValue(value), lineAt: path => lineAt(value, path, line) },
        problems: [
            ...values.map(each => ({ line: each.line, path: [each.name], message: keyValueProblem(name) })),
            ...repeatedNames(value).map(({ path, line, first }) => repeated(path, line, first)),
        ],
        hasKeyValue: values.length > 0,
    };
}

function repeated(path: Path, line: number, first: number): LineProblem {
    return { line, path, message: `is in line ${first} too; drop one` };
}

/** What stands there, without a text of it, which may be the value of a key. */
function kindOf(located: Located): string {
    if (located.kind === "list") return "a list";
    if (located.kind === "map") return "a map";
    return typeof located.value === "string"
        ? "a text"
        : typeof located.value === "number"
          ? "a number"
          : show(located.value);
}
