import { Integration } from "../deployed";
import { Exchange } from "../exchange/exchange";
import { contextVariables } from "../mappings/contextVariables";
import { Overrides, noOverrides } from "../mappings/overrides";
import { RequestValues, requestValues } from "../mappings/parameterMappings";
import { IntegrationParameters, integrationParameters, withOverride } from "./backendUrl";
import { forbiddenMapping } from "./mappedRequestHeaders";
import { misconfigured, refusedMapping } from "./refusals";
import { requestTemplates, sendUnsupportedMediaType } from "./requestTemplates";

/** What an integration without proxy makes of a request. */
interface MappedRequest {
    values: RequestValues;
    parameters: IntegrationParameters;
    /** What the template makes of the body; the body itself where there is none. */
    body: Buffer;
    overrides: Overrides;
}

/** Gives nothing where the request has been answered already, since it can't be mapped. */
type MapRequest = (exchange: Exchange, body: Buffer) => MappedRequest | undefined;

export function mapsRequest(integration: Integration, kind: "HTTP" | "AWS"): MapRequest {
    const templateOf = requestTemplates(integration);
    return (exchange, sent) => {
        const template = templateOf(exchange);
        if (template === "unsupported media type") {
            sendUnsupportedMediaType(exchange);
            return undefined;
        }
        const text = sent.toString("utf8");
        const values = { ...requestValues(exchange, contextVariables(exchange)), body: text };
        const mapped = refusedMapping(exchange, () => integrationParameters(integration, values));
        if (!mapped) return undefined;
        const overrides = noOverrides();
        const rendered = template?.render(values, text, overrides);
        const parameters = rendered ? withOverride(mapped, rendered.requestOverride) : mapped;
        const forbidden = forbiddenMapping(parameters.headers, kind);
        if (forbidden !== undefined) {
            misconfigured(exchange, forbidden);
            return undefined;
        }
        return { values, parameters, body: rendered ? Buffer.from(rendered.text) : sent, overrides };
    };
}
