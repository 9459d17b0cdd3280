import { isDeepStrictEqual } from "node:util";
import { isMap } from "../dictionary";
import type { GivenResult, LocalValues } from "../project/localValues";
import { Properties } from "./registeredResource";

/** The values that the developer gives, and what was stood in for where none is given. */
export class GivenValues {
    private readonly used = new Set<GivenResult | string>();
    private readonly outputs = new Map<string, Set<string>>();
    private readonly functions = new Map<string, string>();

    constructor(private readonly given: LocalValues) {}

    /** The result of a call, as far as it is given. */
    result(token: string, args: Properties): Properties | undefined {
        const found = this.given.invokes.find(
            each => shortToken(each.token) === shortToken(token) && has(args, each.args ?? {}),
        );
        if (found) this.used.add(found);
        return found?.result;
    }

    /** The outputs of a stack. */
    outputsOf(stack: string): Properties {
        const { stackReferences } = this.given;
        if (!Object.hasOwn(stackReferences, stack)) return {};
        this.used.add(stack);
        return stackReferences[stack];
    }

    /** Says that a call got a stand-in, with these fields in it that nobody gave. */
    stoodInForResult(token: string, args: Properties, fields: string[]): void {
        const result = Object.fromEntries(fields.map(field => [field, "…"]));
        const entry = JSON.stringify({ [token]: [{ args, result }] });
        this.functions.set(
            JSON.stringify([token, args]),
            `${token} has a stand-in; give its result by invokes: ${entry}`,
        );
    }

    stoodInForOutput(stack: string, output: string): void {
        const outputs = this.outputs.get(stack) ?? new Set();
        this.outputs.set(stack, outputs.add(output));
    }

    notes(): string[] {
        const { file, invokes, stackReferences } = this.given;
        const ofOutputs = [...this.outputs].map(([stack, names]) => {
            const entry = JSON.stringify({ [stack]: Object.fromEntries([...names].map(name => [name, "…"])) });
            const outputs = [...names].join(", ");
            return `the outputs ${outputs} of the stack ${stack} have stand-ins; give them by stackReferences: ${entry}`;
        });
        const unused = [
            ...invokes
                .filter(each => !this.used.has(each))
                .map(({ token, args }) => `${token}${args ? JSON.stringify(args) : ""}`),
            ...Object.keys(stackReferences).filter(stack => !this.used.has(stack)),
        ];
        return [
            ...[...this.functions.values(), ...ofOutputs].map(note => `${note} in ${file}`),
            ...(unused.length === 0 ? [] : [`the program did not ask for these of ${file}: ${unused.join(", ")}`]),
        ];
    }
}

/** `aws:ssm/getParameter:getParameter` may be written `aws:ssm:getParameter`, and in the index module `aws:getRegion`. */
function shortToken(token: string): string {
    const [, provider, moduleName, name] = /^([^:]+):(?:([^:/]+)(?:\/[^:]+)?:)?([^:]+)$/.exec(token) ?? [];
    if (name === undefined) return token;
    return moduleName === undefined || moduleName === "index"
        ? `${provider}:${name}`
        : `${provider}:${moduleName}:${name}`;
}

/** Whether a value has all that is asked for; in a list, the same items. */
function has(value: unknown, asked: unknown): boolean {
    if (!isMap(asked) || !isMap(value)) {
        return (
            isDeepStrictEqual(value, asked) || (isScalar(value) && isScalar(asked) && String(value) === String(asked))
        );
    }
    return Object.entries(asked).every(([name, each]) => Object.hasOwn(value, name) && has(value[name], each));
}

function isScalar(value: unknown): value is string | number | boolean {
    return ["string", "number", "boolean"].includes(typeof value);
}
