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

export function notFound(message: string): ControlError {
    return new ControlError(404, "NotFoundException", message);
}

export function badRequest(message: string): ControlError {
    return new ControlError(400, "BadRequestException", message);
}

export function conflict(message: string): ControlError {
    return new ControlError(409, "ConflictException", message);
}
