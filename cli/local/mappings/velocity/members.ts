import { entryMethods } from "../java/entryMethods";
import { javaText } from "../java/printing";
import { hashCode, javaEquals } from "../java/equality";
import { listMethods } from "../java/listMethods";
import { mapMethods } from "../java/mapMethods";
import { booleanMethods, numberMethods } from "../java/numberMethods";
import { stringMethods } from "../java/stringMethods";
import { Budget, JavaEntry, JavaList, JavaMap, Value, isJavaObject } from "../java/values";

/** `$value.name`: an entry of a map, else what a getter gives. Java's classes can't be reached, as at the service. */
export function property(value: Value, name: string, budget: Budget): Value {
    if (value instanceof JavaMap) return value.get(name);
    if (isJavaObject(value)) return value.members.get(name) ?? null;
    const capital = name[0].toUpperCase() + name.slice(1);
    if (value instanceof JavaEntry) return called(value, `get${capital}`, [], budget);
    return name === "empty" ? called(value, "isEmpty", [], budget) : null;
}

/** `$value[index]`; a negative index counts from the end of a list. */
export function indexed(value: Value, index: Value): Value {
    if (value instanceof JavaMap) return value.get(index);
    if (!(value instanceof JavaList) || typeof index !== "bigint") return null;
    return value.items.at(Number(index)) ?? null;
}

export function setProperty(holder: Value, name: string, value: Value): void {
    if (holder instanceof JavaMap) holder.put(name, value);
    else if (holder instanceof JavaEntry && name === "value") holder.map.put(holder.key, value);
}

export function setIndexed(holder: Value, index: Value, value: Value): void {
    if (holder instanceof JavaMap) return void holder.put(index, value);
    if (!(holder instanceof JavaList) || typeof index !== "bigint") return;
    const place = Number(index < 0n ? index + BigInt(holder.items.length) : index);
    if (place in holder.items) holder.items[place] = value;
}

/** `$value.name(args)`. A method that is not there gives nothing, and so does one that throws in Java. */
export function called(value: Value, name: string, args: Value[], budget: Budget): Value {
    const own = ownMethod(value, name, args, budget);
    if (own !== undefined) return own;
    switch (name) {
        case "toString":
            return javaText(value, budget);
        case "equals":
            return args.length === 1 && javaEquals(value, args[0], budget);
        case "hashCode":
            return hashCode(value, budget);
        default:
            return null;
    }
}

function ownMethod(value: Value, name: string, args: Value[], budget: Budget): Value | undefined {
    if (isJavaObject(value)) return value.methods.get(name)?.(args, budget);
    if (value instanceof JavaMap) return mapMethods.get(name)?.(value, args, budget);
    if (value instanceof JavaList) return listMethods.get(name)?.(value, args, budget);
    if (value instanceof JavaEntry) return entryMethods.get(name)?.(value, args, budget);
    switch (typeof value) {
        case "string":
            return stringMethods.get(name)?.(value, args, budget);
        case "boolean":
            return booleanMethods.get(name)?.(value, args, budget);
        case "bigint":
        case "number":
            return numberMethods.get(name)?.(value, args, budget);
        default:
            return undefined;
    }
}
