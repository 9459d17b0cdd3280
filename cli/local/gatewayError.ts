/** What a user can mend: it is shown without a stack trace. */
export class GatewayError extends Error {
    public override readonly name = "GatewayError";
}
