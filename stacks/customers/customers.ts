import { keysCheck } from "../../components/apiKeys";
import { Map as PlainMap, entriesOf, isMap } from "../../components/checks";
import { valueAt } from "../../components/deferred";
import { Problem, shownPath, withoutSecret } from "../../components/problems";
import { Customer, LineProblem } from "./customerList";
import { CustomersFile } from "./customersFile";
import { shownProblems } from "./lineProblems";

/** The customers of `keys` and those of a file, which are checked together. */
export class Customers {
    /** `keys` with the customers of the file whose names are not taken. */
    readonly keys: unknown;
    /** What the file adds to it. */
    readonly ofFile: PlainMap;
    private readonly byName = new Map<string, Customer>();
    /** Those whose names are taken, by how often, so that they are checked as well. */
    private readonly repeated: Map<string, Customer>[] = [];
    private readonly taken: LineProblem[] = [];

    /** @param own what `keys` says */
    constructor(
        private readonly own: unknown,
        private readonly file: CustomersFile | undefined,
    ) {
        const counts = new Map<string, number>(entriesOf(own).map(([name]) => [name, 1]));
        for (const customer of file?.customers ?? []) {
            const count = counts.get(customer.name) ?? 0;
            counts.set(customer.name, count + 1);
            if (count > 0) this.taken.push(this.takenName(customer));
            const place = count === 0 ? this.byName : (this.repeated[count - 1] ??= new Map<string, Customer>());
            place.set(customer.name, customer);
        }
        this.ofFile = keysOf(this.byName);
        this.keys = file === undefined ? own : { ...Object.fromEntries(entriesOf(own)), ...this.ofFile };
    }

    /** Whether there may be customers that are not known, since the file can't be read as a whole. */
    get areKnown(): boolean {
        return this.file?.isWhole !== false;
    }

    /** How a message names the place of a customer. */
    shown(name: string): string {
        const customer = this.byName.get(name);
        return customer === undefined ? shownPath(["keys", name]) : `${this.file!.shown}:${customer.lineAt([])}`;
    }

    /** Whether what is wrong is so with a customer of the file. */
    isOfFile({ path: [first, name] }: Problem): boolean {
        return first === "keys" && this.byName.has(name);
    }

    /**
     * What is wrong with the file.
     *
     * @param ofKeys the problems of the file's customers that the check of `keys` finds
     * @param planNames the names of the plans
     */
    problems(ofKeys: Problem[], planNames: readonly string[]): Problem[] {
        const { file, own } = this;
        if (file === undefined) return [];
        const check = keysCheck(planNames, name => this.shown(name));
        // All else is checked without it.
        const ofOwn = own === undefined || own === "" || isMap(own) ? [] : check.problems(["keys"], own);
        const ofRepeated = this.repeated.flatMap(customers =>
            check.problems(["keys"], keysOf(customers)).flatMap(problem => this.located(problem, customers)),
        );
        const all = [
            ...file.problems,
            ...this.taken,
            ...ofKeys.flatMap(problem => this.located(problem, this.byName)),
            ...ofRepeated,
        ];
        return [...ofOwn, ...(file.problem === undefined ? [] : [file.problem]), ...shownProblems(file.shown, all)];
    }

    private located({ path: [, name, ...path], message }: Problem, customers: Map<string, Customer>): LineProblem[] {
        const customer = customers.get(name);
        if (customer === undefined || (path.length === 1 && path[0] === this.file?.settled)) return [];
        const value = path.length === 0 ? undefined : valueAt(customer.key, path);
        const isHidden = this.file?.hasKeyValues === true && typeof value === "string";
        const isUnquoted = typeof value === "number" || typeof value === "boolean";
        const shown = isHidden ? withoutSecret({ path, message }, value).message : message;
        return [
            {
                line: customer.lineAt(path),
                path: path.length === 0 ? customer.place : path,
                message: isUnquoted && message.endsWith(" is not a string") ? `${shown}; ${inQuotes}` : shown,
            },
        ];
    }

    private takenName({ name, place, lineAt }: Customer): LineProblem {
        const other = this.byName.get(name);
        const where = other === undefined ? "keys" : `line ${other.lineAt([])}`;
        const what = place[0] === name ? "" : `${name} `;
        return { line: lineAt([]), path: place, message: `${what}is in ${where} too; drop one` };
    }
}

const inQuotes = "put it into quotation marks";

function keysOf(customers: Map<string, Customer>): PlainMap {
    return Object.fromEntries([...customers].map(([name, { key }]) => [name, key]));
}
