import { Map, wholeNumber } from "./checks";
import { isDeferred } from "./deferred";
import { Path, Problem, show } from "./problems";

/* The values of an integration for which the service refuses the whole import (DG "x-amazon-apigateway-integration object"). */

const choices: { [property: string]: string[] } = {
    connectionType: ["INTERNET", "VPC_LINK"],
    contentHandling: ["CONVERT_TO_TEXT", "CONVERT_TO_BINARY"],
    passthroughBehavior: ["WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"],
};

const milliseconds = wholeNumber(50, 300_000, " ms");

export function integrationValueProblems(at: Path, integration: Map): Problem[] {
    const { timeoutInMillis } = integration;
    return [
        ...uriProblems([...at, "uri"], integration),
        ...Object.entries(choices).flatMap(([name, known]) => {
            const given = integration[name];
            // An export has none as null.
            if (given === undefined || given === null || isDeferred(given)) return [];
            if (typeof given === "string" && known.includes(given.toUpperCase())) return [];
            return [{ path: [...at, name], message: `${show(given)} is not one of ${known.join(", ")}` }];
        }),
        ...(timeoutInMillis === undefined || isDeferred(timeoutInMillis)
            ? []
            : milliseconds.problems([...at, "timeoutInMillis"], asNumber(timeoutInMillis))),
    ];
}

/** Documents have numbers as text as often. */
function asNumber(given: unknown): unknown {
    return typeof given === "string" && /^\d+$/.test(given) ? Number(given) : given;
}

/** "Invalid HTTP endpoint specified for URI", "Invalid ARN specified in the request". */
function uriProblems(path: Path, { type, uri }: Map): Problem[] {
    // A variable of the stage may be all that it begins with.
    if (typeof type !== "string" || typeof uri !== "string" || uri.startsWith("${")) return [];
    const kind = type.toLowerCase();
    if (["http", "http_proxy"].includes(kind) && !/^https?:\/\/./.test(uri)) {
        return [{ path, message: `${show(uri)} is not an http:// or https:// URL` }];
    }
    if (!["aws", "aws_proxy"].includes(kind) || /^arn:aws[a-z-]*:apigateway:/.test(uri)) return [];
    const right = /^arn:aws[a-z-]*:lambda:/.test(uri)
        ? "write arn:aws:apigateway:<Region>:lambda:path/2015-03-31/functions/<this ARN>/invocations, a function's invokeArn"
        : "write one such as arn:aws:apigateway:<Region>:sqs:path/<account>/<queue>";
    return [{ path, message: `${show(uri)} is no URI of API Gateway; ${right}` }];
}
