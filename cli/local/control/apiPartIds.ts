import { resourceId } from "./resourceTree";

/** Six small letters and digits, the same at every start. */
function partId(apiId: string, kind: string, name: string): string {
    return resourceId(apiId, `${kind} ${name}`).slice(0, 6);
}

export function authorizerId(apiId: string, name: string): string {
    return partId(apiId, "authorizer", name);
}

export function requestValidatorId(apiId: string, name: string): string {
    return partId(apiId, "request validator", name);
}

export function modelId(apiId: string, name: string): string {
    return partId(apiId, "model", name);
}
