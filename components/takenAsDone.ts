import { Map, isMap } from "./checks";
import { canonicalJson } from "./canonicalJson";
import { isByItself, isNeverSent } from "./serviceValues";

/** What the engine has of a resource that it is about to update, and what the program asks for, with no Output in it. */
export interface UpdatedState {
    /** The inputs of the last creation, update or refresh that went well. */
    oldInputs: unknown;
    newInputs: unknown;
    /** What is taken for the resource's present state: an update is sent where it differs from the new inputs. */
    oldOutputs: unknown;
}

/** A property that an update leaves out though the service may not have it. */
export interface LeftOut {
    /** `settings.cachingEnabled` */
    path: string;
    wanted: unknown;
    /** Whether the former inputs have no place for it. Then a refresh does not put what it reads into them either. */
    isAdded: boolean;
}

/** Stands for a value that is known only later. */
export const unknownYet = Symbol("known only later");

/**
 * The properties that this update leaves out though the service may not have them.
 *
 * An update that the service refuses is saved with the inputs from before it and the outputs that it would have had
 * (pulumi/pulumi#2035, pulumi/pulumi#21458). So a property has not arrived if it is new in the inputs and is in the
 * outputs already. After an update that went well, or a refresh, inputs and outputs agree.
 */
export function takenAsDone({ oldInputs, newInputs, oldOutputs }: UpdatedState): LeftOut[] {
    return below([], oldInputs, newInputs, oldOutputs);
}

function below(path: string[], before: unknown, wanted: unknown, kept: unknown): LeftOut[] {
    if ([before, wanted].every(value => value === undefined || isMap(value))) {
        const [old, now, out] = [before, wanted, kept].map(value => (isMap(value) ? value : {}));
        const names = new Set([...Object.keys(old), ...Object.keys(now)]);
        return [...names]
            .filter(name => isProperty(name) && !isNeverSent([...path, name]))
            .flatMap(name => below([...path, name], old[name], now[name], out[name]));
    }
    const name = path[path.length - 1];
    const isLeftOut = !isSame(name, before, wanted) && covers(name, kept, wanted, namesIn(before));
    // A refresh gives a list no more members than it had.
    const isAdded = before === undefined || Array.isArray(wanted);
    return isLeftOut ? [{ path: path.join("."), wanted, isAdded }] : [];
}

/** The engine's and the bridge's own notes in the inputs begin so (`__defaults`). */
const isProperty = (name: string) => !name.startsWith("__");

/** Whether two values of a property are the same to clients. */
export function isSame(name: string, one: unknown, other: unknown): boolean {
    return covers(name, one, other) && covers(name, other, one);
}

/**
 * Whether what there is has all that is wanted, and nothing else by one of the former names: beside those the service
 * adds what it has by itself. Lists are compared as sets, which many are, and are sorted as such.
 */
function covers(name: string, there: unknown, wanted: unknown, former: readonly string[] = []): boolean {
    if (wanted === unknownYet || there === unknownYet) return false;
    if (isAbsent(name, wanted)) return isAbsent(name, there);
    if (Array.isArray(wanted)) {
        if (!Array.isArray(there) || there.length !== wanted.length) return false;
        return wanted.every(one => there.some(other => covers(name, other, one, former)));
    }
    if (!isMap(wanted)) return !isMap(there) && isSameText(there, wanted);
    if (!isMap(there)) return false;
    const names = new Set([...properties(wanted), ...properties(there).filter(each => former.includes(each))]);
    return [...names].every(each => covers(each, there[each], wanted[each], former));
}

/** The names of all properties in it, at whatever depth. */
function namesIn(value: unknown): string[] {
    if (Array.isArray(value)) return value.flatMap(namesIn);
    if (!isMap(value)) return [];
    return properties(value).flatMap(name => [name, ...namesIn(value[name])]);
}

const properties = (map: Map) => Object.keys(map).filter(isProperty);

/** The provider makes texts of numbers where its schema has texts, and keeps a document in the words that it was given. */
function isSameText(one: unknown, other: unknown): boolean {
    if (String(one) === String(other)) return true;
    const [document, otherDocument] = [one, other].map(asDocument);
    return document !== undefined && document === otherDocument;
}

function asDocument(value: unknown): string | undefined {
    if (typeof value !== "string" || !value.trimStart().startsWith("{")) return undefined;
    try {
        return canonicalJson(JSON.parse(value));
    } catch {
        return undefined;
    }
}

/** Whether it is the same to clients as if it were not given. */
function isAbsent(name: string, value: unknown): boolean {
    if (value === undefined || value === null) return true;
    if (Array.isArray(value)) return value.length === 0;
    if (isMap(value)) return properties(value).length === 0;
    return isByItself(name, value);
}
