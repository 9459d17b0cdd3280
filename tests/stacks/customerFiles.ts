import * as fs from "fs";
import * as os from "os";
import * as path from "path";
import { stringify } from "yaml";
import { evaluate } from "../registrations";
import { readConfiguration } from "../../stacks/configuration";
import { refused } from "./stackFiles";

/** What `keys` has of customers, as plain values. */
export type Keys = { [name: string]: { [property: string]: unknown } };

export const plans = { free: { unlimited: true }, gold: { unlimited: true } };

export const routes = () => ({ "GET /orders": { mock: {} } });

/** A folder for files of customers, which stacks name. */
export class CustomerFiles {
    readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "customers-"));

    write(file: string, content: string | Uint8Array): string {
        fs.writeFileSync(path.join(this.folder, file), content);
        return path.join(this.folder, file);
    }

    makeFolder(name: string): string {
        fs.mkdirSync(path.join(this.folder, name));
        return path.join(this.folder, name);
    }

    /** The keys that a stack has, with a file of customers and what else its configuration says. */
    async keys(file: string, content: string, others: object = {}): Promise<object> {
        const customersFile = this.write(file, content);
        const { result } = await evaluate(() => readConfiguration(routes), {
            config: { plans, customersFile, ...others },
            secretKeys: ["keyValues"],
        });
        return result.keys;
    }

    /** The lines of problems that a stack is refused with, without the name of the folder. */
    async problems(file: string, content: string | Uint8Array, others: object = {}): Promise<string[]> {
        const customersFile = this.write(file, content);
        return this.lines({ plans, customersFile, ...others });
    }

    async lines(config: object, secretKeys?: string[]): Promise<string[]> {
        const lines = await refused("dev", config, secretKeys);
        return lines.slice(1).map(line => line.trim().replaceAll(this.folder + path.sep, ""));
    }

    /** The first line of the error, with the count of its problems. */
    async count(config: object): Promise<string> {
        return (await refused("dev", config))[0];
    }

    remove(): void {
        fs.rmSync(this.folder, { recursive: true });
    }
}

/** A table as a spreadsheet writes it: a cell with a delimiter, mark or line break in it stands in quotation marks. */
export function table(rows: string[][], { delimiter = ",", lineEnd = "\n" } = {}): string {
    const cell = (text: string) => (/[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    return rows.map(row => row.map(cell).join(delimiter) + lineEnd).join("");
}

/** The customers in each format. */
export const written: { [file: string]: (keys: Keys) => string } = {
    "customers.csv": keys => table(rowsOf(keys)),
    "customers.yaml": keys => stringify(keys),
    "list.yaml": keys => stringify(listOf(keys)),
    "customers.json": keys => JSON.stringify(keys, null, 2),
    "list.json": keys => JSON.stringify(listOf(keys), null, "\t"),
};

function listOf(keys: Keys): object[] {
    return Object.entries(keys).map(([name, key]) => ({ ...key, name }));
}

function rowsOf(keys: Keys): string[][] {
    const rows = Object.entries(keys).map(([name, key]) => cellsOf(name, key));
    const titles = [...new Set(["name", ...rows.flatMap(row => [...row.keys()])])];
    return [titles, ...rows.map(row => titles.map(title => row.get(title) ?? ""))];
}

function cellsOf(name: string, { tags = {}, ...key }: Keys[string]): Map<string, string> {
    return new Map([
        ["name", name],
        ...Object.entries(key).map(([property, value]): [string, string] => [property, String(value)]),
        ...Object.entries(tags as object).map(([tag, value]): [string, string] => [`tags.${tag}`, String(value)]),
    ]);
}
