/** What an invocation came to. */
export type FunctionAnswer = { result: unknown } | FunctionFailure;

/** Why an invocation has no result. */
export interface FunctionFailure {
    failure: "timed out" | "error";
    /** For the log: what the function or its process said. */
    reason: string;
    /** The message of the error that the function threw. */
    message?: string;
    /** What `typeof` says of something thrown that is no error. */
    thrownType?: string;
}
