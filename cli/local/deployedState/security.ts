import { Method } from "../deployed";
import { Properties } from "../evaluation/registeredResource";
import { list, map, text } from "./resources";
import { SecuritySchemes } from "./securitySchemes";

type Security = Pick<Method, "apiKeyRequired" | "authorization" | "authorizer" | "authorizationScopes">;

/**
 * Who may call an operation. What stands at the root of the document holds for each operation that says nothing itself,
 * as it was recorded in 2025 for OpenAPI 3 (localstack, test_import_with_global_api_key_authorizer); against it
 * aws-apigateway-importer #204, an AWS engineer's word of 2017 on Swagger 2.
 */
export function securityOf(operation: Properties, document: Properties, schemes: SecuritySchemes): Security {
    const required = list(operation.security ?? document.security).flatMap(each => Object.entries(map(each)));
    const demands = required.flatMap(([name, scopes]) => {
        const authorization = schemes.get(name);
        return authorization === undefined ? [] : [{ name, authorization, scopes: list(scopes).map(String) }];
    });
    const ownAuthorization = text(map(operation["x-amazon-apigateway-auth"]).type)?.toUpperCase();
    const others = demands.filter(each => each.authorization !== "API_KEY" && each.authorization !== "NONE");
    const authorization = ownAuthorization ?? others[0]?.authorization ?? "NONE";
    const used = others.find(each => each.authorization === authorization);
    return {
        apiKeyRequired: demands.some(each => each.authorization === "API_KEY"),
        authorization,
        ...(used && authorization !== "AWS_IAM" && { authorizer: used.name }),
        ...(used && used.scopes.length > 0 && { authorizationScopes: used.scopes }),
    };
}
