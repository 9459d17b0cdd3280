import { isMap } from "../local/dictionary";
import { ComparedParts } from "./apiMethod";
import { canonical } from "./canonical";

/** What an integration is where nothing is said (API PutIntegration). */
const defaults: { [part: string]: unknown } = {
    passthroughBehavior: "WHEN_NO_MATCH",
    connectionType: "INTERNET",
    timeoutInMillis: 29000,
    responseTransferMode: "BUFFERED",
};

const compared = [
    "httpMethod",
    "uri",
    "credentials",
    "connectionType",
    "connectionId",
    "passthroughBehavior",
    "contentHandling",
    "timeoutInMillis",
    "requestParameters",
    "requestTemplates",
    "cacheKeyParameters",
    "responseTransferMode",
    "integrationTarget",
    "tlsConfig",
];

/** The same parts in the exported form (`x-amazon-apigateway-integration`) and in GetResources' (`methodIntegration`). */
export function comparedIntegration(given: unknown): ComparedParts | undefined {
    if (!isMap(given)) return undefined;
    const type = String(given.type).toUpperCase();
    // A proxy passes its backend's answers on, whatever responses stand there.
    const parts: { [part: string]: unknown } = {
        type,
        ...(type.endsWith("_PROXY") ? {} : { responses: responses(given) }),
    };
    for (const part of compared) {
        // A mock has neither; which of the two forms shows them all the same differs.
        if (type === "MOCK" && (part === "uri" || part === "httpMethod")) continue;
        const value = isEnumeration(part) && typeof given[part] === "string" ? given[part].toUpperCase() : given[part];
        if (value !== defaults[part] && !isEmpty(value)) parts[part] = value;
    }
    return Object.fromEntries(Object.entries(parts).map(([part, value]) => [part, canonical(value)]));
}

/** By selection pattern, `default` for the one without: GetResources has them by status code. */
function responses({ responses: exported, integrationResponses }: { [part: string]: unknown }): object {
    const given = isMap(exported) ? Object.entries(exported) : [];
    const present = isMap(integrationResponses) ? Object.values(integrationResponses) : [];
    const byPattern: [string, unknown][] = [
        ...given,
        ...present.map((each): [string, unknown] => {
            const pattern = isMap(each) ? each.selectionPattern : undefined;
            return [typeof pattern === "string" && pattern !== "" ? pattern : "default", each];
        }),
    ];
    return Object.fromEntries(
        byPattern.map(([pattern, each]) => {
            const { statusCode, responseParameters, responseTemplates, contentHandling } = isMap(each) ? each : {};
            const parts = Object.entries({ statusCode, responseParameters, responseTemplates, contentHandling });
            return [pattern, Object.fromEntries(parts.filter(([, value]) => !isEmpty(value)))];
        }),
    );
}

function isEnumeration(part: string): boolean {
    return part === "passthroughBehavior" || part === "contentHandling" || part === "connectionType";
}

function isEmpty(value: unknown): boolean {
    if (value === undefined || value === null || value === "") return true;
    return typeof value === "object" && Object.keys(value).length === 0;
}
