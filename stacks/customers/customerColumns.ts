import { Key } from "../../components/index";
import { Path, nearestName } from "../../components/problems";
import { setCommand } from "../configCommands";

/** How the cells of each property are read. Of a word the spaces around it are no part; an empty cell says nothing. */
const properties: { [Property in Exclude<keyof Key, "value" | "tags">]-?: (cell: string) => unknown } = {
    plan: word,
    displayName: cell => cell,
    description: cell => cell,
    enabled: flag,
    customerId: cell => cell,
    existingKeyId: word,
    generation: number,
    keepPrevious: flag,
    formerName: word,
};

const names = ["name", ...Object.keys(properties)];

/** A column that is known: where its cells belong, and what they mean there. */
export interface Column {
    path: Path;
    meaning: (cell: string) => unknown;
}

export function columnOf(title: string): Column | undefined {
    if (title === "name") return { path: [], meaning: word };
    if (title.startsWith("tags.")) return { path: ["tags", title.slice("tags.".length)], meaning: cell => cell };
    if (!Object.hasOwn(properties, title)) return undefined;
    return { path: [title], meaning: properties[title as keyof typeof properties] };
}

/** Whether it is one of the columns, however it is written: so that the line that has it is a header. */
export function isColumn(title: string): boolean {
    return title.startsWith("tags.") || names.some(name => plain(name) === plain(title));
}

/** The known column that an unknown one is meant to be, if it is near to any. */
export function nearestColumn(title: string): string | undefined {
    const [first, ...rest] = title.split(".");
    if (rest.length > 0 && isNear(first, "tags")) return `tags.${rest.join(".")}`;
    return names.find(name => plain(name) === plain(title)) ?? nearestName(title, names);
}

/** What is wrong with a column that there is not. */
export function unknownColumn(title: string): string {
    if (plain(title) === "tags") return "unknown; each tag has a column of its own: tags.<key>";
    const near = nearestColumn(title);
    return `unknown; ${near === undefined ? `the columns are ${shownColumns}` : `did you mean ${near}?`}`;
}

export const shownColumns = `${names.join(", ")}, tags.<key>`;

const valueNames = ["value", "keyvalue", "keyvalues", "apikey", "apikeys", "apikeyvalue", "secret", "xapikey"];

/** Whether a property is named as the value of a key would be. */
export function isKeyValue(title: string): boolean {
    return valueNames.includes(plain(title));
}

/** What to do with the value of a customer's key that stands in a file; without a customer, of each. */
export function keyValueProblem(customer?: string): string {
    const command = customer === undefined ? forEach : setCommand(["keyValues", customer], { secret: true });
    return `has no place in a plain file; set it as a secret: ${command}`;
}

const forEach = "pulumi config set --secret --path 'keyValues.<name>'";

function isNear(given: string, name: string): boolean {
    return plain(given) === name || nearestName(given, [name]) === name;
}

/** A name without what people write differently: `Customer ID`, `customer_id`. */
function plain(title: string): string {
    return title.toLowerCase().replace(/[\s_-]/g, "");
}

function word(cell: string): string {
    return cell.trim();
}

/** Spreadsheets write TRUE and FALSE. */
function flag(cell: string): unknown {
    const given = word(cell);
    const lower = given.toLowerCase();
    return lower === "true" || lower === "false" ? lower === "true" : given;
}

function number(cell: string): unknown {
    const given = word(cell);
    return /^-?\d+(?:\.\d+)?$/.test(given) ? Number(given) : given;
}
