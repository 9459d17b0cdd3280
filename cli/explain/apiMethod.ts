/** A method of an API, of a deployed snapshot or as it is now: what the checks and the comparison need of it. */
export interface ApiMethod {
    /** `GET` and the like, or `ANY`. */
    httpMethod: string;
    /** `/orders/{id}` */
    path: string;
    /** Undefined where the endpoint does not say it, as below. */
    apiKeyRequired?: boolean;
    /** `NONE`, `AWS_IAM`, `CUSTOM` or `COGNITO_USER_POOLS`. */
    authorization?: string;
    integration?: ComparedParts;
    /** What else the method is made of: parameters, models, validator. Undefined where one of both is not known. */
    parts?: ComparedParts;
    /** The models and authorizers that decide over its requests, as they are called in `Definitions`. */
    uses?: string[];
}

/** Parts, each as canonical text, without those that have their default. */
export type ComparedParts = { [part: string]: string };

/** `GET /orders/{id}` */
export function nameOf({ httpMethod, path }: ApiMethod): string {
    return `${httpMethod} ${path}`;
}
