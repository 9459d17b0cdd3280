/** An answer that the AWS SDKs throw as an error of this type. */
export class ControlError extends Error {
    constructor(
        readonly status: number,
        readonly type: string,
        message: string,
    ) {
        super(message);
    }
}

export function notFound(what: string): ControlError {
    return new ControlError(404, "NotFoundException", `Invalid ${what} identifier specified`);
}

export function badRequest(message: string): ControlError {
    return new ControlError(400, "BadRequestException", message);
}
