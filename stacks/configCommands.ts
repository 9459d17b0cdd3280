import { Path, Problem } from "../components/problems";
import { valueAt } from "../components/deferred";
import { at } from "./givenConfiguration";

/** A command that sets a value of the configuration, ready to be pasted. Without a value the CLI asks for it. */
export function setCommand(path: Path, options: { secret?: boolean; type?: string; value?: string } = {}): string {
    const { secret, type, value } = options;
    return [
        "pulumi config set",
        ...(secret ? ["--secret"] : []),
        ...(path.length > 1 ? ["--path"] : []),
        quoted(configPath(path)),
        ...(type === undefined ? [] : ["--type", type]),
        ...(value === undefined ? [] : value.startsWith("-") ? ["--", quoted(value)] : [quoted(value)]),
    ].join(" ");
}

/** The path as the CLI takes it: `keyValues["jane.doe@example.com"]`. */
function configPath([first, ...names]: Path): string {
    const accessors = names.map(name => (/^[A-Za-z_][\w-]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`));
    return first + accessors.join("");
}

function quoted(word: string): string {
    return /^[\w.@%+=:,/-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

type Values = { [key: string]: unknown };

/**
 * The problem, with the command that mends it where the value has only the wrong type. `pulumi config set --path` takes
 * whole numbers, `true` and `false` for what they look like, and all else for a text.
 */
export function withCommand(
    problem: Problem,
    values: Values,
    secretKeys: string[],
    problems: (values: Values) => Problem[],
): Problem {
    const { path, message } = problem;
    const value = valueAt(values, path);
    const mend = otherTypes(value).find(other => {
        const changed = at(values, path, () => other.value) as Values;
        return !problems(changed).some(left => left.path.join("\0") === path.join("\0"));
    });
    if (mend === undefined) return problem;
    const secret = secretKeys.includes(path[0]);
    const command = setCommand(path, { secret, type: mend.type, value: secret ? undefined : String(value) });
    return { path, message: `${message}; ${command}` };
}

function otherTypes(value: unknown): { type: string; value: unknown }[] {
    if (typeof value === "number" || typeof value === "boolean") return [{ type: "string", value: String(value) }];
    if (value === "true" || value === "false") return [{ type: "bool", value: value === "true" }];
    if (typeof value !== "string" || value.trim() === "") return [];
    const number = Number(value);
    if (!Number.isFinite(number)) return [];
    return [{ type: Number.isInteger(number) ? "int" : "float", value: number }];
}
