import { Authorizer } from "../deployed";
import { Dictionary } from "../dictionary";
import { Exchange } from "../exchange/exchange";
import { AuthorizeMethod, cannotDecide } from "./authorize";
import { claimText, claimTexts, claimsOf, isIssuer } from "./cognitoToken";
import { identityOf } from "./identitySources";
import { tokenValidation } from "./tokenValidation";

/**
 * A Cognito authorizer, as far as a token tells by itself: its form, its issuer, its time, its kind and its scopes.
 * Anybody can write such a token: that its signature is not verified is said at the start, and the gateway listens to
 * this machine alone (`servedHere`).
 */
export function cognitoAuthorizer(name: string, authorizer: Authorizer, now: () => number): AuthorizeMethod {
    const { identitySources, identityValidationExpression: expression } = authorizer;
    // It is for the audience of the token (API reference, CreateAuthorizer).
    const isAudience = expression === undefined ? () => true : tokenValidation(expression);
    if (!isAudience) {
        const why = `the identityValidationExpression of authorizer "${name}" can't be read here: ${expression}`;
        return () => cannotDecide(why);
    }
    const decide = (exchange: Exchange, scopes: string[]): boolean => {
        const refused = (type: "UNAUTHORIZED" | "EXPIRED_TOKEN", why: string): false => {
            exchange.reason = `authorizer "${name}": ${why}`;
            exchange.stage!.responses.send(exchange, type);
            return false;
        };
        const identity = identityOf(identitySources, exchange);
        if ("missing" in identity) return refused("UNAUTHORIZED", `the request has no ${identity.missing}`);
        const claims = claimsOf(identity[0] ?? "");
        if (!claims) return refused("UNAUTHORIZED", "the token is no JSON Web Token");
        const problem = issuerProblem(claims, authorizer) ?? kindProblem(claims, scopes);
        if (problem !== undefined) return refused("UNAUTHORIZED", problem);
        if (!isAudience(claimText("aud", claims.aud ?? ""))) {
            return refused("UNAUTHORIZED", "the token's audience does not fit the identityValidationExpression");
        }
        if (!(Number(claims.exp) * 1000 > now())) return refused("EXPIRED_TOKEN", "the token has expired");
        exchange.authorizer = { claims: claimTexts(claims) };
        return true;
    };
    return ({ authorizationScopes = [] }) =>
        exchange =>
            Promise.resolve(decide(exchange, authorizationScopes));
}

function issuerProblem({ iss }: Dictionary<unknown>, { providerArns }: Authorizer): string | undefined {
    if (providerArns.some(arn => isIssuer(arn, iss))) return undefined;
    return `the token's issuer, ${JSON.stringify(iss)}, is none of its user pools`;
}

/**
 * With scopes on the method an access token is meant that has one of them, without scopes an identity token (AWS
 * re:Post, api-gateway-cognito-401-unauthorized). For a token that lacks the scope no recorded answer was found: other
 * emulators give 403; here it is 401, as for each other token that does not authorize.
 */
function kindProblem({ token_use: use, scope }: Dictionary<unknown>, scopes: string[]): string | undefined {
    if (scopes.length === 0)
        return use === "id" ? undefined : "the method has no scopes, so it needs an identity token";
    if (use !== "access") return "the method has scopes, so it needs an access token";
    const granted = typeof scope === "string" ? scope.split(" ") : [];
    if (scopes.some(each => granted.includes(each))) return undefined;
    return `the access token has none of the scopes ${scopes.join(", ")}`;
}
