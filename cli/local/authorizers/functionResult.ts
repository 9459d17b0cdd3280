import { isMap } from "../dictionary";
import { Statement, statementsOf } from "./policy";

/** What the function of a Lambda authorizer gave (DG "Output from an API Gateway Lambda authorizer"). */
export interface FunctionResult {
    statements: Statement[];
    /** `$context.authorizer`: the principal, and the context's values as texts. */
    context: { [name: string]: string };
    usageIdentifierKey?: string;
}

/**
 * A result without `principalId` passes, as was measured (M. Gonzalez, "API Gateway + Lambda authorizer + Lambda proxy
 * integration failure modes"), though the guide says that it must be there.
 */
export function functionResult(given: unknown): FunctionResult | { malformed: string } {
    if (!isMap(given)) return { malformed: "it is no object" };
    const statements = statementsOf(given.policyDocument);
    if (!statements) return { malformed: "its policyDocument is no policy" };
    const { principalId, usageIdentifierKey, context = {} } = given;
    if (!isMap(context ?? {})) return { malformed: "its context is no object" };
    // Absent values are left out; of a list or an object the service says "Invalid JSON in response".
    const values = Object.entries({ ...(context as object), principalId }).filter(
        ([, value]) => value !== undefined && value !== null,
    );
    const nested = values.find(([, value]) => typeof value === "object");
    if (nested) return { malformed: `its context.${nested[0]} is no string, number or boolean` };
    return {
        statements,
        context: Object.fromEntries(values.map(([name, value]) => [name, String(value)])),
        ...(typeof usageIdentifierKey === "string" && { usageIdentifierKey }),
    };
}
