import { looselyEquals } from "../java/equality";
import { isMatch } from "../java/regularExpressions";
import { Budget, JavaList, JavaMap, Value } from "../java/values";
import { Condition, JsonPath, Operand, PathStep } from "./pathNodes";
import { parsedPath } from "./pathParser";

/**
 * What a JSONPath finds in a document: one value, or a list for a path that may name several places. Null where there
 * is none, and where the text is no path.
 */
export function valueAt(document: Value, text: string, budget: Budget): Value {
    budget.spend(1 + text.length / 8);
    const path = parsedPath(text);
    return path ? new Search(document, budget).value(document, path) : null;
}

class Search {
    constructor(
        private readonly root: Value,
        private readonly budget: Budget,
    ) {}

    value(from: Value, path: JsonPath): Value {
        const found = this.all(from, path.steps);
        if (path.aggregate !== undefined) return aggregated(path.aggregate, found, path.steps);
        return path.isDefinite ? (found[0] ?? null) : new JavaList(found, true);
    }

    all(from: Value, steps: PathStep[]): Value[] {
        let found = [from];
        for (const step of steps) {
            const next: Value[] = [];
            for (const each of found) {
                for (const holder of step.isDeep ? this.descendants(each) : [each]) this.take(holder, step, next);
            }
            this.budget.spend(next.length);
            found = next;
        }
        return found;
    }

    /** The value itself, and all that is in it, each before what is in it. */
    private descendants(value: Value): Value[] {
        const all: Value[] = [];
        const waiting = [value];
        while (waiting.length > 0) {
            this.budget.spend(1);
            const each = waiting.pop()!;
            all.push(each);
            for (const child of [...children(each)].reverse()) waiting.push(child);
        }
        return all;
    }

    private take(holder: Value, step: PathStep, into: Value[]): void {
        this.budget.spend(1);
        switch (step.kind) {
            case "names":
                if (!(holder instanceof JavaMap)) return;
                takeNames(holder, step.names, into);
                return;
            case "indexes":
                if (!(holder instanceof JavaList)) return;
                for (const index of step.indexes) {
                    const place = index < 0 ? holder.items.length + index : index;
                    if (place in holder.items) into.push(holder.items[place]);
                }
                return;
            case "slice":
                if (holder instanceof JavaList) takeSlice(holder.items, step, into);
                return;
            case "all":
                for (const child of children(holder)) into.push(child);
                return;
            case "filter":
                for (const each of filtered(holder, step.isDeep)) {
                    if (this.holds(step.condition, each)) into.push(each);
                }
        }
    }

    private holds(condition: Condition, item: Value): boolean {
        this.budget.spend(1);
        switch (condition.kind) {
            case "or":
                return this.holds(condition.left, item) || this.holds(condition.right, item);
            case "and":
                return this.holds(condition.left, item) && this.holds(condition.right, item);
            case "not":
                return !this.holds(condition.operand, item);
            case "exists":
                return condition.operand.kind !== "path" || this.exists(condition.operand, item);
            case "compare":
                return this.compares(condition, item);
        }
    }

    private exists({ fromRoot, path }: Operand & { kind: "path" }, item: Value): boolean {
        return this.all(fromRoot ? this.root : item, path.steps).length > 0;
    }

    private compares({ operator, left, right }: Condition & { kind: "compare" }, item: Value): boolean {
        const a = this.operand(left, item);
        if (operator === "=~") {
            if (typeof a !== "string" || right.kind !== "expression") return false;
            return isMatch(a, right.flags.includes("i") ? `(?i)${right.text}` : right.text, this.budget);
        }
        // Nothing is equal to what is not there.
        if (left.kind === "path" && !this.exists(left, item)) return operator === "!=" || operator === "nin";
        return compared(operator, a, this.operand(right, item), this.budget);
    }

    private operand(operand: Operand, item: Value): Value {
        switch (operand.kind) {
            case "value":
                return operand.value;
            case "list":
                return new JavaList(operand.items.map(each => this.operand(each, item)));
            case "expression":
                return operand.text;
            case "path":
                return this.value(operand.fromRoot ? this.root : item, operand.path);
        }
    }
}

/** A condition is asked of a list's items, and of a map itself; in a descent, of each list and map that it comes to. */
function filtered(holder: Value, isDeep: boolean): Value[] {
    if (holder instanceof JavaMap) return [holder];
    if (!(holder instanceof JavaList)) return [];
    return isDeep ? [holder] : holder.items;
}

function children(value: Value): Iterable<Value> {
    if (value instanceof JavaMap) return value.entries.values();
    return value instanceof JavaList ? value.items : [];
}

/** Several names give a map of those that are there. */
function takeNames(holder: JavaMap, names: string[], into: Value[]): void {
    const found = names.filter(name => holder.entries.has(name)).map(name => [name, holder.get(name)] as const);
    if (names.length > 1) into.push(new JavaMap(found));
    else if (found.length > 0) into.push(found[0][1]);
}

function takeSlice(items: Value[], { from = 0, to, step }: PathStep & { kind: "slice" }, into: Value[]): void {
    const place = (index: number) => (index < 0 ? Math.max(0, items.length + index) : index);
    const end = Math.min(items.length, place(to ?? items.length));
    for (let index = place(from); index < end; index += step) into.push(items[index]);
}

function compared(operator: string, a: Value, b: Value, budget: Budget): boolean {
    const isIn = (value: Value, list: Value) =>
        list instanceof JavaList && list.items.some(each => equal(value, each, budget));
    switch (operator) {
        case "==":
            return equal(a, b, budget);
        case "!=":
            return !equal(a, b, budget);
        case "in":
            return isIn(a, b);
        case "nin":
            return !isIn(a, b);
        case "contains":
            return typeof a === "string" && typeof b === "string" ? a.includes(b) : isIn(b, a);
        case "subsetof":
            return a instanceof JavaList && a.items.every(each => isIn(each, b));
        case "anyof":
            return a instanceof JavaList && a.items.some(each => isIn(each, b));
        case "noneof":
            return a instanceof JavaList && !a.items.some(each => isIn(each, b));
        case "size":
            return typeof b === "bigint" && sizeOf(a) === Number(b);
        case "empty":
            return sizeOf(a) !== undefined && (sizeOf(a) === 0) === b;
    }
    const isOrdered = (isNumber(a) && isNumber(b)) || (typeof a === "string" && typeof b === "string");
    if (!isOrdered) return false;
    if (operator.startsWith("<")) return operator === "<" ? a < b : a <= b;
    return operator === ">" ? a > b : a >= b;
}

function equal(a: Value, b: Value, budget: Budget): boolean {
    if (isNumber(a) && isNumber(b)) return Number(a) === Number(b);
    return typeof a === typeof b && (a === null) === (b === null) && looselyEquals(a, b, budget);
}

function isNumber(value: Value): value is bigint | number {
    return typeof value === "bigint" || typeof value === "number";
}

function sizeOf(value: Value): number | undefined {
    if (value instanceof JavaList) return value.items.length;
    return typeof value === "string" ? value.length : undefined;
}

/** Jayway's functions at the end of a path. */
function aggregated(name: string, found: Value[], steps: PathStep[]): Value {
    const isOne = steps.every(step => !step.isDeep && step.kind === "names");
    const [subject = null] = isOne ? found : [new JavaList(found, true)];
    if (name === "length" || name === "size") {
        if (subject instanceof JavaMap) return BigInt(subject.entries.size);
        const size = sizeOf(subject);
        return size === undefined ? null : BigInt(size);
    }
    if (name === "keys") return subject instanceof JavaMap ? new JavaList([...subject.entries.keys()], true) : null;
    if (!(subject instanceof JavaList)) return null;
    if (name === "first") return subject.items[0] ?? null;
    if (name === "last") return subject.items.at(-1) ?? null;
    const numbers = subject.items.filter(isNumber).map(Number);
    return numbers.length === 0 ? null : ofNumbers(name, numbers);
}

/** Each a Double. */
function ofNumbers(name: string, numbers: number[]): number | null {
    const sum = numbers.reduce((total, each) => total + each, 0);
    switch (name) {
        case "min":
            return numbers.reduce((least, each) => Math.min(least, each));
        case "max":
            return numbers.reduce((most, each) => Math.max(most, each));
        case "sum":
            return sum;
        case "avg":
            return sum / numbers.length;
        default:
            return null;
    }
}
