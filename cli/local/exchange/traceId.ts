import { randomBytes } from "crypto";

/** The trace of a request, in the two forms of `X-Amzn-Trace-Id`. */
export interface TraceId {
    /** For backends and functions: what the client gave, with a root. */
    forBackend: string;
    /** For the client: with a parent and the sampling decision. */
    forClient: string;
}

/**
 * A client's trace goes on, and one without a root gets one (LS test_invocation_trace_id, recorded: the answer has the
 * client's root and parent, and a parent of its own where the client gave none).
 */
export function traceId(given: string | undefined): TraceId {
    const fields = new Map<string, string>();
    for (const field of given?.split(";") ?? []) {
        const [name, value] = field.split("=", 2);
        if (value) fields.set(name.trim().toLowerCase(), value.trim());
    }
    const root = fields.get("root") ?? newRoot();
    const hasRoot = fields.has("root");
    const parent = fields.get("parent");
    const sampled = fields.get("sampled") ?? (parent === undefined ? "0" : "1");
    const others = given === undefined || given === "" ? "" : `;${given}`;
    return {
        forBackend: hasRoot ? given! : `Root=${root}${others}`,
        forClient: `Root=${root};Parent=${parent ?? randomBytes(8).toString("hex")};Sampled=${sampled}`,
    };
}

/** The time in seconds and 96 random bits (X-Ray's documentation, "Tracing header"). */
function newRoot(): string {
    const seconds = Math.floor(Date.now() / 1000).toString(16);
    return `1-${seconds}-${randomBytes(12).toString("hex")}`;
}
