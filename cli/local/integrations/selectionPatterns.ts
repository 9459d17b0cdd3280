import * as vm from "vm";
import { GatewayError } from "../gatewayError";

/** How long a pattern may look at an answer, in milliseconds: a program's pattern and a function's words may be slow. */
const patience = 500;

/**
 * Whether a selection pattern matches the whole of a text, as Java's do (DG "API_IntegrationResponse"): a status code,
 * or what a function says of its error.
 */
export function selectionPattern(pattern: string): (text: string) => boolean {
    const expression = javaExpression(pattern);
    return text => {
        if (text.length <= 3) return expression.test(text);
        try {
            return vm.runInNewContext("expression.test(text)", { expression, text }, { timeout: patience }) as boolean;
        } catch {
            return false;
        }
    };
}

/** Java's flags at the start of an expression, `(?is)`, are JavaScript's own; its few other differences are not known here. */
function javaExpression(pattern: string): RegExp {
    const [whole, flags] = /^\(\?([ims]+)\)/.exec(pattern) ?? ["", ""];
    try {
        return new RegExp(`^(?:${pattern.slice(whole.length)})$`, flags);
    } catch (error) {
        throw new GatewayError(`its selection pattern is no regular expression: ${(error as Error).message}`);
    }
}
