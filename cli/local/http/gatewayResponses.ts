import { GatewayResponse } from "../deployed";
import { Exchange, OwnResponses } from "../exchange/exchange";
import {
    GatewayResponseDetails,
    GatewayResponseKind,
    GatewayResponseType,
    gatewayResponseKinds,
} from "../exchange/gatewayResponseTypes";
import { contextVariables } from "../mappings/contextVariables";
import { RequestValues, mappedValue, requestValues } from "../mappings/parameterMappings";

/**
 * The answers that API Gateway gives by itself. An API may define them by type; what it does not define falls back to
 * its DEFAULT_4XX or DEFAULT_5XX, and that to the service's (DG "Gateway responses for REST APIs").
 */
export class GatewayResponses implements OwnResponses {
    constructor(private readonly defined: { [type: string]: GatewayResponse }) {}

    send(exchange: Exchange, type: GatewayResponseType, details: GatewayResponseDetails = {}): void {
        const kind: GatewayResponseKind = { ...gatewayResponseKinds[type], ...details };
        // What this gateway can't do is no answer of the service, so the API's wording does not apply.
        const defined =
            type === "NOT_IMPLEMENTED"
                ? undefined
                : (this.defined[type] ?? this.defined[kind.statusCode < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX"]);
        // What is compressed is the answer of an integration (DG "Receive an API response with a compressed payload").
        exchange.coding = undefined;
        const headers = ["x-amzn-ErrorType", kind.errorType];
        if (!defined) {
            exchange.send(kind.statusCode, [...headers, "Content-Type", "application/json"], standardBody(kind));
            return;
        }
        const values = requestValues(
            exchange,
            contextVariables(exchange, {
                message: kind.message,
                responseType: type,
                validationErrorString: details.validationErrorString,
            }),
        );
        const [contentType, template] = chosenTemplate(defined, exchange) ?? ["application/json", undefined];
        const body = template === undefined ? standardBody(kind) : substituted(template, values);
        const mapped = mappedHeaders(defined, values);
        const hasContentType = mapped.some((name, index) => index % 2 === 0 && name.toLowerCase() === "content-type");
        if (!hasContentType) headers.push("Content-Type", contentType);
        exchange.send(Number(defined.statusCode ?? kind.statusCode), [...headers, ...mapped], body);
    }
}

/** A gateway where no API is known yet answers as the service does. */
export const serviceResponses = new GatewayResponses({});

function standardBody({ statusCode, message, bodyStart }: GatewayResponseKind): string {
    const usual = statusCode < 500 || message === null ? '{"message":' : '{"message": ';
    return `${bodyStart ?? usual}${JSON.stringify(message)}}`;
}

function chosenTemplate({ responseTemplates }: GatewayResponse, exchange: Exchange): [string, string] | undefined {
    const templates = Object.entries(responseTemplates);
    const accept = exchange.header("accept");
    return (
        templates.find(([mediaType]) => mediaType === accept) ??
        templates.find(([mediaType]) => mediaType === "application/json") ??
        templates[0]
    );
}

/**
 * A gateway response has no Velocity: "only simple variable substitution is supported" (DG "Set up gateway response"), of
 * `$context`, `$stageVariables` and the method request's parameters. What is not known stays empty.
 */
function substituted(template: string, values: RequestValues): string {
    return template.replace(
        /\$(\{?)((?:context|stageVariables)(?:\.\w+)+|method\.request\.(?:header|querystring|path)\.[\w-]+)(\}?)/g,
        (whole, open: string, expression: string, close: string) => {
            if (open !== "" && close === "") return whole;
            return [mappedValue(expression, values) ?? ""].flat().join(",") + (open === "" ? close : "");
        },
    );
}

function mappedHeaders({ responseParameters }: GatewayResponse, values: RequestValues): string[] {
    const headers: string[] = [];
    for (const [destination, expression] of Object.entries(responseParameters)) {
        const name = /^gatewayresponse\.header\.(.+)$/.exec(destination)?.[1];
        const value = name && mappedValue(expression, values);
        if (name && typeof value === "string") headers.push(name, value);
    }
    return headers;
}
