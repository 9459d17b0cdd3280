import * as fs from "fs";
import * as path from "path";
import { Problem, nearestName, show } from "../../components/problems";
import { CustomerList } from "./customerList";
import { csvCustomers } from "./csvCustomers";
import { GivenConfiguration } from "../givenConfiguration";
import { documentCustomers } from "./documentCustomers";
import { jsonDocument } from "./jsonDocument";
import { Located, Unreadable } from "./locatedValue";
import { projectFile } from "../projectFiles";
import { yamlDocument } from "./yamlDocument";

/** The file of customers that a configuration names. */
export interface CustomersFile extends CustomerList {
    /** As problems name it. */
    shown: string;
    /** What is wrong with the file as a whole. */
    problem?: Problem;
}

interface Format {
    customers: (text: string) => CustomerList | undefined;
    /** What says in it that there are no customers. */
    none: string;
}

const formats: { [ending: string]: Format } = {
    ".csv": { customers: csvCustomers, none: "the header line alone" },
    ".yaml": { customers: ofDocument(yamlDocument), none: "{}" },
    ".yml": { customers: ofDocument(yamlDocument), none: "{}" },
    ".json": { customers: ofDocument(jsonDocument), none: "{}" },
};

function ofDocument(read: (text: string) => Located | undefined): Format["customers"] {
    return text => {
        const document = read(text);
        return document === undefined ? undefined : documentCustomers(document);
    };
}

/** Reads the file of customers that the configuration names. */
export function customersFile({ values, secretKeys }: GivenConfiguration): CustomersFile {
    const name = values.customersFile;
    const shown = secretKeys.includes("customersFile") || typeof name !== "string" ? "customersFile" : name;
    const quoted = shown === name ? show(name) : "the file";
    const none = { shown, customers: [], problems: [], isWhole: false, hasKeyValues: false };
    // What is no text is refused with the rest of the configuration.
    if (typeof name !== "string") return none;
    try {
        return { shown, ...read(name, quoted) };
    } catch (error) {
        if (error instanceof Unreadable)
            return { ...none, problems: [{ line: error.line, path: [], message: error.message }] };
        if (!(error instanceof Refused)) throw error;
        return { ...none, problem: { path: ["customersFile"], message: error.message } };
    }
}

/** The file is not taken, whatever its lines say. */
class Refused extends Error {}

function read(name: string, quoted: string): CustomerList {
    if (name.trim() === "") throw new Refused("is empty; name a file, or drop it");
    const format = formats[path.extname(name).toLowerCase()] as Format | undefined;
    const endings = Object.keys(formats);
    if (format === undefined) {
        throw new Refused(`${quoted} ends in none of ${endings.join(", ")}, which say how the file is written`);
    }
    const text = textOf(name, quoted);
    const customers = /\S/.test(text) ? whole(format, text) : undefined;
    if (customers !== undefined) return customers;
    throw new Refused(`${quoted} is empty, which would revoke every key; ${format.none} says that there are none`);
}

function whole({ customers }: Format, text: string): CustomerList | undefined {
    try {
        return customers(text);
    } catch (error) {
        if (error instanceof RangeError) throw new Refused("is nested too deeply");
        throw error;
    }
}

/** The text of a file in UTF-8, without the mark that says so. */
function textOf(name: string, quoted: string): string {
    const bytes = bytesOf(name, quoted);
    try {
        return utf8(bytes);
    } catch {
        throw new Unreadable(lineOfWrongByte(bytes), "is not UTF-8; save the file in that encoding");
    }
}

function bytesOf(name: string, quoted: string): Buffer {
    const file = projectFile(name);
    try {
        if (fs.statSync(file).isFile()) return fs.readFileSync(file);
    } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        if (code === "ENOENT" || code === "ENOTDIR") throw new Refused(noSuchFile(name, file, quoted));
        throw new Refused(`${quoted} can't be read: ${code ?? message}`);
    }
    throw new Refused(`${quoted} is not a file`);
}

function noSuchFile(name: string, file: string, quoted: string): string {
    if (quoted !== show(name)) return "there is no such file, from the folder of Pulumi.yaml";
    const missing = `there is no such file, from the folder of Pulumi.yaml: ${quoted}`;
    const near = nearestName(path.basename(file), filesIn(path.dirname(file)));
    return near === undefined ? missing : `${missing}; did you mean ${path.join(path.dirname(name), near)}?`;
}

function filesIn(folder: string): string[] {
    try {
        return fs.readdirSync(folder);
    } catch {
        return [];
    }
}

function lineOfWrongByte(bytes: Buffer): number {
    let line = 1;
    for (let start = 0; ; line++) {
        const end = bytes.indexOf("\n", start);
        if (end < 0) return line;
        try {
            utf8(bytes.subarray(start, end));
        } catch {
            return line;
        }
        start = end + 1;
    }
}

function utf8(bytes: Buffer): string {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}
