/** The names of an API's parts by their ids, by which a document refers to them. */
export interface PartNames {
    authorizers: Map<string | undefined, string>;
    validators: Map<string | undefined, string>;
}

/** The schemes of what is no authorizer, named as the service's exports name them. */
export const keyScheme = "api_key";
export const signatureScheme = "sigv4";
