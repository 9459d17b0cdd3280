import { javaEquals } from "./equality";
import { Budget, JavaList, Value } from "./values";

type ListMethod = (list: JavaList, args: Value[], budget: Budget) => Value;

const mostItems = 100_000;

/** Java's `List`. A method without a result gives null, which prints nothing; so does one that throws in Java. */
export const listMethods = new Map<string, ListMethod>([
    ["get", ({ items }, [index]) => items[position(index)] ?? null],
    ["getFirst", ({ items }) => items[0] ?? null],
    ["getLast", ({ items }) => items.at(-1) ?? null],
    ["set", ({ items }, [index, value = null]) => (position(index) in items ? replaced(items, index, value) : null)],
    ["add", added],
    ["addAll", (list, args, budget) => addedAll(list, args, budget)],
    ["remove", removed],
    ["removeAll", ({ items }, [from], budget) => kept(items, item => !contains(from, item, budget))],
    ["retainAll", ({ items }, [from], budget) => kept(items, item => contains(from, item, budget))],
    ["clear", ({ items }) => (items.splice(0), null)],
    ["size", ({ items }) => BigInt(items.length)],
    ["isEmpty", ({ items }) => items.length === 0],
    ["contains", (list, [value = null], budget) => contains(list, value, budget)],
    [
        "containsAll",
        (list, [other], budget) =>
            other instanceof JavaList && other.items.every(value => contains(list, value, budget)),
    ],
    [
        "indexOf",
        ({ items }, [value = null], budget) => BigInt(items.findIndex(each => javaEquals(each, value, budget))),
    ],
    [
        "lastIndexOf",
        ({ items }, [value = null], budget) => BigInt(items.findLastIndex(each => javaEquals(each, value, budget))),
    ],
    ["subList", ({ items }, [from, to], budget) => slice(items, position(from), position(to), budget)],
    ["toArray", ({ items }, _, budget) => slice(items, 0, items.length, budget)],
    ["iterator", ({ items }, _, budget) => slice(items, 0, items.length, budget)],
]);

/** Where it is no place in a list, -1. */
function position(index: Value = null): number {
    return typeof index === "bigint" ? Number(index) : -1;
}

function replaced(items: Value[], index: Value, value: Value): Value {
    const [before] = items.splice(position(index), 1, value);
    return before;
}

function added(list: JavaList, args: Value[], budget: Budget): Value {
    const { items } = list;
    if (items.length >= mostItems) throw new Error("a list is too long");
    if (args.length < 2) {
        items.push(args[0] ?? null);
        return true;
    }
    const place = position(args[0]);
    if (place < 0 || place > items.length) return null;
    budget.spend((items.length - place) / 64);
    items.splice(place, 0, args[1]);
    return null;
}

function addedAll({ items }: JavaList, [from]: Value[], budget: Budget): Value {
    if (!(from instanceof JavaList)) return null;
    if (items.length + from.items.length > mostItems) throw new Error("a list is too long");
    budget.spend(from.items.length / 8);
    items.push(...[...from.items]);
    return from.items.length > 0;
}

/** By place for an Integer, else the first that is equal. */
function removed({ items }: JavaList, [what = null]: Value[], budget: Budget): Value {
    budget.spend(items.length / 64);
    if (typeof what === "bigint") return position(what) in items ? items.splice(position(what), 1)[0] : null;
    const place = items.findIndex(each => javaEquals(each, what, budget));
    if (place >= 0) items.splice(place, 1);
    return place >= 0;
}

function kept(items: Value[], keeps: (item: Value) => boolean): boolean {
    const left = items.filter(keeps);
    const changed = left.length < items.length;
    if (changed) items.splice(0, items.length, ...left);
    return changed;
}

function contains(list: Value | undefined, value: Value, budget: Budget): boolean {
    return list instanceof JavaList && list.items.some(each => javaEquals(each, value, budget));
}

function slice(items: Value[], from: number, to: number, budget: Budget): Value {
    if (from < 0 || to > items.length || from > to) return null;
    budget.spend((to - from) / 8);
    return new JavaList(items.slice(from, to));
}
