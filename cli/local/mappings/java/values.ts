/**
 * What a template handles, as the service's templates (Velocity on Java) see it: integers are bigints (Java's Integer,
 * Long and BigInteger print and calculate alike), other numbers are Doubles, and what is missing is null. Nothing here
 * is looked up as a member of a JavaScript object, so that a template reaches its own data only.
 */
export type Value = null | boolean | bigint | number | string | JavaList | JavaMap | JavaEntry | JavaObject;

/** A list. One that JSON gave prints as JSON, as the service's does (recorded); others as Java's do, `[a, b]`. */
export class JavaList {
    constructor(
        readonly items: Value[],
        readonly isJson = false,
    ) {}
}

/** A map, in the order in which its entries came. */
export class JavaMap {
    readonly entries: Map<Value, Value>;

    constructor(entries: Iterable<readonly [Value, Value]> = []) {
        this.entries = new Map(entries);
    }

    get(name: Value): Value {
        return this.entries.get(name) ?? null;
    }

    put(name: Value, value: Value): Value {
        const before = this.get(name);
        this.entries.set(name, value);
        return before;
    }
}

/** An entry of a map, from `entrySet()`. */
export class JavaEntry {
    constructor(
        readonly map: JavaMap,
        readonly key: Value,
    ) {}
}

/** A thing with members of its own, such as `$input`. It has no others. */
export interface JavaObject {
    readonly members: ReadonlyMap<string, Value>;
    readonly methods: ReadonlyMap<string, Method>;
    /** What a reference to it prints. */
    printed?(budget: Budget): string;
}

export type Method = (args: Value[], budget: Budget) => Value;

/** What a template may still do; `spend` throws when that is used up. */
export interface Budget {
    spend(steps: number): void;
}

export function isJavaObject(value: Value): value is JavaObject {
    return typeof value === "object" && value !== null && "methods" in value;
}

/** Values of this program as a template sees them. What is undefined is not there; a list is one of Java's. */
function toValue(given: unknown): Value {
    switch (typeof given) {
        case "string":
        case "boolean":
        case "bigint":
            return given;
        case "number":
            return Number.isSafeInteger(given) ? BigInt(given) : given;
        case "object":
            if (given === null) return null;
            if (Array.isArray(given)) return new JavaList(given.map(toValue));
            return mapOf(given);
        default:
            return null;
    }
}

export function mapOf(given: object): JavaMap {
    const entries = Object.entries(given).filter(([, value]) => value !== undefined);
    return new JavaMap(entries.map(([name, value]) => [name, toValue(value)]));
}
