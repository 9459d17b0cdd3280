import { execFileSync } from "child_process";
import * as fs from "fs";
import * as os from "os";
import * as path from "path";
import { stringify } from "yaml";
import { goal } from "./goals";

const runs = 9;
const count = 1000;

interface Row {
    name: string;
    plan: string;
    description: string;
    customerId: string;
}

const formats: { [ending: string]: (rows: Row[]) => string } = {
    csv: rows => [Object.keys(rows[0]).join(), ...rows.map(row => Object.values(row).map(quoted).join())].join("\n"),
    yaml: rows => stringify(rows),
    json: rows => JSON.stringify(rows, null, 2),
};

/** How long a file of a thousand customers takes to be read and checked, in a process of its own after it has loaded. */
export function customersFile(): void {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "customers-"));
    console.log(`A customersFile of ${count} customers, read and checked: median of ${runs} processes`);
    for (const [ending, written] of Object.entries(formats)) {
        const small = path.join(folder, `one.${ending}`);
        fs.writeFileSync(small, written(rows("free").slice(0, 1)));
        for (const [what, plan] of [
            ["valid", "free"],
            ["each in no plan", "fre"],
        ]) {
            const file = path.join(folder, `customers.${ending}`);
            fs.writeFileSync(file, written(rows(plan)));
            const [median, least] = times(small, file);
            const shown = `${`${ending}, ${what}`.padEnd(24)} ${median.toFixed(0)} ms, at least ${least.toFixed(0)} ms`;
            console.log(`  ${shown} ${goal("at most 100 ms", median <= 100)}`);
        }
    }
    fs.rmSync(folder, { recursive: true });
}

function rows(plan: string): Row[] {
    return Array.from({ length: count }, (_, index) => ({
        name: `customer${index}`,
        plan,
        description: `Customer "${index}", Inc.`,
        customerId: `c-${index}`,
    }));
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/** The median and the least of the milliseconds; a busy machine makes the former longer. */
function times(small: string, file: string): [median: number, least: number] {
    const args = ["-r", path.resolve("tests/typescript.js"), path.join(__dirname, "customersFileRead.ts"), small, file];
    const run = () => Number(execFileSync(process.execPath, args, { encoding: "utf8" }));
    const sorted = Array.from({ length: runs }, run).sort((a, b) => a - b);
    return [sorted[Math.floor(runs / 2)], sorted[0]];
}
