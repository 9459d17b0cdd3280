import { Exchange } from "../exchange/exchange";
import { contextVariables } from "../mappings/contextVariables";
import { mappedValue, requestValues } from "../mappings/parameterMappings";

/** The values of the identity sources, or the first that the request lacks or leaves empty. */
export function identityOf(sources: string[], exchange: Exchange): string[] | { missing: string } {
    const values = requestValues(exchange, contextVariables(exchange));
    const identity: string[] = [];
    for (const source of sources) {
        const value = [mappedValue(source, values) ?? ""].flat().join(",");
        if (value === "") return { missing: source };
        identity.push(value);
    }
    return identity;
}
