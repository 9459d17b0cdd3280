import { ExistingApi, Json } from "./existingApi";

/**
 * The permissions by which the API may invoke functions stand in the functions' own policies, name the API by its id, and
 * hold for the document as for what was there before. The program makes one for a route's `lambda` alone.
 */
export function functionRemarks(api: ExistingApi, document: Json): string[] {
    const functions = invokedFunctions(api, document);
    if (functions.length === 0) return [];
    const named = functions.join(", ");
    return [
        `the permissions of the functions that the API calls stay as they are, in the functions' own policies and outside the program (aws lambda get-policy --function-name <function>): ${named}. What made them must keep them; a function that the document calls anew needs one: aws lambda add-permission --principal apigateway.amazonaws.com --action lambda:InvokeFunction`,
    ];
}

/** The names of the Lambda functions that are called, as their URIs have them. */
function invokedFunctions({ resources, parts }: ExistingApi, document: Json): string[] {
    const uris = [
        ...resources.flatMap(({ resourceMethods = {} }) =>
            Object.values(resourceMethods).map(({ methodIntegration }) => methodIntegration?.uri),
        ),
        ...parts.authorizers.map(({ authorizerUri }) => authorizerUri),
        ...urisIn(document),
    ];
    const names = uris.flatMap(uri => {
        const [, after] = uri?.split(":function:") ?? [];
        return after === undefined ? [] : [after.split("/")[0]];
    });
    return [...new Set(names)].sort();
}

function urisIn(value: unknown): string[] {
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([name, each]: [string, unknown]) =>
        (name === "uri" || name === "authorizerUri") && typeof each === "string" ? [each] : urisIn(each),
    );
}
