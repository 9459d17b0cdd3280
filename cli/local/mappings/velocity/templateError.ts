/** A template that can't be parsed or rendered. The service answers such a request with 500. */
export class TemplateError extends Error {
    constructor(
        message: string,
        /** The position in the template's text. */
        readonly position?: number,
    ) {
        super(message);
    }
}
