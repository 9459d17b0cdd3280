import { Check, note } from "../finding";
import { findRoute } from "../findRoute";

const demands: { [type: string]: string } = {
    AWS_IAM: "a signature of IAM (SigV4); without it the answer is 403 Missing Authentication Token",
    CUSTOM: "what its Lambda authorizer accepts; 401 Unauthorized or 403 without it",
    COGNITO_USER_POOLS: "a token of its Cognito user pool; 401 Unauthorized without it",
};

/** What a request must show besides its key. It is not known here what the client sends. */
export const authorization: Check = ({ deployed, request }) => {
    const type = findRoute(deployed.methods, request.method, request.path)?.authorization ?? "NONE";
    if (type === "NONE") return undefined;
    return note(`authorization ${type}: the request also needs ${demands[type] ?? "to be authorized"}`);
};
