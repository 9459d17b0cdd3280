import { Check, answers, note, ok, refused } from "../finding";

export const api: Check = ({ api, restApiId, region, request }) => {
    if (!api) {
        return refused(
            answers.forbidden,
            `there is no REST API ${restApiId} in this account${region === undefined ? "" : ` in ${region}`}`,
            "look at the URL, the account (--profile) and the Region; an HTTP API (v2) has neither keys nor usage plans",
        );
    }
    if (api.disableExecuteApiEndpoint && request.isExecuteApi) {
        return refused(
            answers.forbidden,
            `the API ${api.name} answers at its custom domain only: its execute-api endpoint is disabled`,
            "call the custom domain; or set disableExecuteApiEndpoint to false and deploy the API",
        );
    }
    if (api.isPrivate) return note(`the API ${api.name} is PRIVATE: it answers through its VPC endpoints only`);
    return ok(`the API is ${api.name} (${api.id})`);
};
