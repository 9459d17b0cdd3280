import {
    IntegrationSettings,
    KnownIntegration,
    integrationDocument,
    integrationExtension,
    methodResponses,
} from "./integrations";
import { layered } from "./layers";
import { Models } from "./models";
import { takenParameters } from "./parameterMappings";
import { ValidatorNames, requestDeclaration } from "./requestValidation";
import { cacheDeclaration } from "./responseCache";
import { security } from "./routeAuthorization";
import { parseRouteKey } from "./routeKeys";
import { KnownRoute } from "./routes";

/** What of an API the operation of a route depends on. */
export interface OperationSettings extends IntegrationSettings {
    models: Models;
    validators: ValidatorNames;
    /** The name of the scheme that makes a method need a key. */
    keyScheme: string;
}

export type Operation = { [property: string]: unknown };

/** The operation of one route: all that a deployment freezes of it. */
export function operation(routeKey: string, known: KnownRoute, settings: OperationSettings): Operation {
    const route = parseRouteKey(routeKey);
    const responses = methodResponses(known, settings);
    const integration = integrationDocument(route, known, settings);
    const { parameters: declared, ...request } = requestDeclaration(known, settings.models, settings.validators);
    const parameters = withTaken(
        [...route.parameters.map(name => parameter("path", name, true)), ...declared],
        takenExpressions(known),
    );
    const demands = security(known, settings.keyScheme);
    const made: Operation = {
        ...(parameters.length > 0 && { parameters }),
        ...request,
        ...(responses && { responses }),
        ...(demands.length > 0 && { security: demands }),
        ...(integration && { [integrationExtension]: { ...integration, ...cacheDeclaration(known.cache, route) } }),
    };
    return known.openApi === undefined ? made : withFragment(made, known.openApi);
}

/** A fragment's parameters are laid over those of the same place and name: the path's must be declared in any case. */
function withFragment(made: Operation, fragment: Operation): Operation {
    const laid = layered(made, fragment);
    if (!Array.isArray(made.parameters) || !Array.isArray(fragment.parameters)) return laid;
    const over = fragment.parameters as Partial<Parameter>[];
    const others = (made.parameters as Parameter[]).filter(
        each => !over.some(({ name, in: place }) => name === each.name && place === each.in),
    );
    return { ...laid, parameters: [...others, ...over] };
}

interface Parameter {
    name: string;
    in: string;
    required: boolean;
    schema: { type: string };
}

function parameter(place: string, name: string, required: boolean): Parameter {
    return { name, in: place, required, schema: { type: "string" } };
}

/** What the integration's mappings and the cache's key take from the request. */
function takenExpressions({ http, aws, cache }: KnownIntegration & Pick<KnownRoute, "cache">): string[] {
    const { headers = {}, query = {} } = http ?? aws ?? {};
    return [...Object.values(headers), ...Object.values(query), ...(cache?.keyParameters ?? [])];
}

/** A mapping of a parameter that the method does not declare is refused: "Invalid mapping expression specified". */
function withTaken(parameters: Parameter[], expressions: string[]): Parameter[] {
    const { query, headers } = takenParameters(expressions);
    const taken = [
        ...query.map(name => parameter("query", name, false)),
        ...headers.map(name => parameter("header", name, false)),
    ];
    const key = (each: Parameter) => `${each.in} ${each.name}`;
    const all = new Map([...taken, ...parameters].map(each => [key(each), each]));
    const own = parameters.map(key);
    return [...parameters, ...[...all.values()].filter(each => !own.includes(key(each)))];
}
