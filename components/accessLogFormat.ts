import { isMap, value } from "./checks";
import { mapValues } from "./maps";
import { show } from "./problems";

/**
 * The fields of a line, each with its `$context` variable (DG "Variables for access logging").
 *
 * All values are in quotes: what a request does not have is written as `-`, which is no JSON. Nothing is among them that
 * a client or a secret could get into: neither the user agent nor the path, of which quotes broke the JSON
 * (DataBiosphere/azul#4009), nor `error.message`, which repeats a bad Authorization header.
 */
const defaultFields = {
    requestId: "requestId",
    extendedRequestId: "extendedRequestId",
    requestTime: "requestTime",
    apiId: "apiId",
    stage: "stage",
    isCanaryRequest: "isCanaryRequest",
    apiKeyId: "identity.apiKeyId",
    sourceIp: "identity.sourceIp",
    httpMethod: "httpMethod",
    resourcePath: "resourcePath",
    protocol: "protocol",
    status: "status",
    errorType: "error.responseType",
    authorizerError: "authorizer.error",
    responseLength: "responseLength",
    responseLatency: "responseLatency",
    integrationLatency: "integration.latency",
    integrationStatus: "integration.status",
    integrationError: "integration.error",
};

export const defaultAccessLogFormat = JSON.stringify(mapValues(defaultFields, variable => `$context.${variable}`));

const reference = /\$!?\{?([A-Za-z_]\w*)/g;
const segment = /\.(\w+)|\[ ?(?:'([^']*)'|"([^"]*)") ?\]/y;

interface Variable {
    /** As it stands in the format, as far as it is understood. */
    text: string;
    /** The first name, `context` for what a format may have. */
    root: string;
    /** The names below the first. */
    path: string[];
    isCall: boolean;
}

/** All that a format names with `$`. */
function variablesOf(format: string): Variable[] {
    return [...format.matchAll(reference)].map(found => {
        const path: string[] = [];
        segment.lastIndex = found.index + found[0].length;
        let end = segment.lastIndex;
        for (let next = segment.exec(format); next !== null; next = segment.exec(format)) {
            path.push(next[1] ?? next[2] ?? next[3]);
            end = segment.lastIndex;
        }
        return { text: format.slice(found.index, end), root: found[1], path, isCall: format[end] === "(" };
    });
}

function variableProblem({ text, root, path, isCall }: Variable): string | undefined {
    const name = path.join(".").toLowerCase();
    if (root !== "context") return `names ${text}; an access log has $context variables only`;
    if (isCall) return `calls ${text}(); an access log has plain variables only`;
    if (name === "identity.apikey" || name.startsWith("identity.apikey.")) {
        return `names ${text}, the customer's key itself; name $context.identity.apiKeyId, the key's id`;
    }
    if (name === "authorizer.usageidentifierkey") {
        return `names ${text}, a customer's key; name $context.identity.apiKeyId, the key's id`;
    }
    if (["", "identity", "authorizer"].includes(name)) {
        return `names ${text}, which is no single variable; name one below it, such as $context.identity.apiKeyId`;
    }
    return undefined;
}

function formatProblem(format: string): string | undefined {
    if (/[\r\n]/.test(format)) return "has several lines; the service takes one";
    const variables = variablesOf(format);
    const problem = variables.map(variableProblem).find(each => each !== undefined);
    if (problem !== undefined) return problem;
    const ids = ["requestId", "extendedRequestId"];
    const hasId = variables.some(({ path }) => path.length === 1 && ids.includes(path[0]));
    return hasId ? undefined : "lacks $context.requestId or $context.extendedRequestId; the service asks for one";
}

/** A format that the service takes and that holds no key. */
export const accessLogFormat = value<string>(given =>
    typeof given === "string" ? formatProblem(given) : `${show(given)} is not a string`,
);

/**
 * The field in which a line has each variable, `identity.apiKeyId` for example, where the format is JSON; none where it
 * is something else.
 */
export function accessLogFields(format: string): { [variable: string]: string } {
    const parsed = parse(format) ?? parse(format.replace(/(:\s?)(\$context[.\w]+)/g, '$1"$2"'));
    return Object.fromEntries(fieldsBelow(parsed, []));
}

function parse(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

function fieldsBelow(value: unknown, path: string[]): [variable: string, field: string][] {
    if (isMap(value)) {
        return Object.entries(value)
            .filter(([name]) => /^\w+$/.test(name))
            .flatMap(([name, inner]) => fieldsBelow(inner, [...path, name]));
    }
    const variable = typeof value === "string" ? /^\$context\.([.\w]+)$/.exec(value)?.[1] : undefined;
    return variable === undefined || path.length === 0 ? [] : [[variable, path.join(".")]];
}
