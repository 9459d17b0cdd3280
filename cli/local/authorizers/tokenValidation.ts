import { Context, Script, createContext } from "node:vm";

/** Milliseconds that an expression of the program may take; one that takes longer does not fit. */
const patience = 250;

/**
 * Whether a token fits `identityValidationExpression`. The service's is an expression of Java for the whole token; one
 * that JavaScript can't read gives undefined. It runs in a context of its own, which can be told to end.
 */
export function tokenValidation(expression: string): ((token: string) => boolean) | undefined {
    const context: Context = createContext({ expression: `^(?:${expression})$`, token: "" });
    try {
        new Script("expression = new RegExp(expression)").runInContext(context);
    } catch {
        return undefined;
    }
    const test = new Script("expression.test(token)");
    return token => {
        context.token = token;
        try {
            return test.runInContext(context, { timeout: patience }) === true;
        } catch {
            return false;
        }
    };
}
