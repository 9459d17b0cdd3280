import { mapOf, input, textLike } from "./checks";
import { Path, Problem, show, unknownName } from "./problems";

const variableValue = textLike(
    /^[A-Za-z0-9\-._~:/?#&=,]{1,512}$/,
    "1 to 512 letters, digits and - . _ ~ : / ? # & = ,",
);

function variableNameProblem(name: string): string | undefined {
    return /^[A-Za-z0-9_]{1,64}$/.test(name) ? undefined : `${show(name)} is not 1 to 64 letters, digits and _`;
}

export const stageVariablesCheck = mapOf(input(variableValue), variableNameProblem);

const reference = /\$\{([^{}]*)\}/g;

/** The text without the variables of the stage that stand in it as `${stageVariables.name}`, or with something else. */
export function withoutStageVariables(text: string, instead = ""): string {
    return text.replace(reference, instead);
}

/** The text with each variable of the stage replaced by its value. */
export function withStageVariables(text: string, variables: { [name: string]: string }): string {
    return text.replace(reference, (whole, expression: string) => {
        const name = variableName(expression);
        return name !== undefined && Object.hasOwn(variables, name) ? variables[name] : whole;
    });
}

/** What is wrong with the variables that a text names: nothing but a variable that the stage has may stand in `${}`. */
export function stageVariableProblems(path: Path, text: unknown, known: readonly string[]): Problem[] {
    if (typeof text !== "string") return [];
    return [...text.matchAll(reference)].flatMap(([whole, expression]) => {
        const name = variableName(expression);
        if (name === undefined)
            return [{ path, message: `${whole} is not a variable of the stage; write \${stageVariables.name}` }];
        if (known.includes(name)) return [];
        return [{ path, message: `${whole}: ${unknownName(name, known, "stage.variables has no such variable")}` }];
    });
}

function variableName(expression: string): string | undefined {
    return /^stageVariables\.([A-Za-z0-9_]{1,64})$/.exec(expression)?.[1];
}
