/**
 * An OpenAPI 3.0 document as an object, in which Outputs may stand.
 */
export type OpenApi = { [key: string]: any };
