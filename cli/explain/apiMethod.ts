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
    integration?: ComparedIntegration;
}

/** The parts of an integration, each as canonical text, without those that have their default. */
export type ComparedIntegration = { [part: string]: string };

/** `GET /orders/{id}` */
export function nameOf({ httpMethod, path }: ApiMethod): string {
    return `${httpMethod} ${path}`;
}
