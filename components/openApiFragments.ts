import { Map, isMap } from "./checks";
import { extensionProblems } from "./openApiExtensions";
import { integrationExtension, integrationProblems } from "./openApiIntegrations";
import { referenceProblems } from "./openApiReferences";
import { responseProblems } from "./openApiResponses";
import { structureProblems } from "./openApiSchema";
import { securityProblems } from "./openApiSecurity";
import { Path, Problem } from "./problems";
import { ParsedRouteKey, anyMethod } from "./routeKeys";

/** What a part of an operation may name. */
interface FragmentContext {
    /** The document that the team brought along. */
    openApi: Map;
    /** The schemes of `security`. */
    schemes: readonly string[];
    models: readonly string[];
    validators: readonly string[];
}

const validators = "x-amazon-apigateway-request-validators";

/**
 * What is wrong with a part of an operation that is laid over a route: what the import would warn of, as of a document.
 * Something may be missing in it, since it is a part, but for an integration where the route has no other.
 *
 * @public for `onDemand`, which no import leads to
 */
export function fragmentProblems(path: Path, route: Map, key: ParsedRouteKey, context: FragmentContext): Problem[] {
    const { openApi: fragment, http, lambda, mock, aws } = route;
    if (!isMap(fragment)) return [];
    const method = key.method === "ANY" ? anyMethod : key.method.toLowerCase();
    const own = ["paths", key.path, method];
    const named = Object.fromEntries(context.validators.map(name => [name, {}]));
    const brought = isMap(context.openApi[validators]) ? context.openApi[validators] : {};
    const components = isMap(context.openApi.components) ? context.openApi.components : {};
    const schemas = isMap(components.schemas) ? components.schemas : {};
    const models = Object.fromEntries(context.models.map(name => [name, {}]));
    const document = {
        openapi: "3.0.1",
        info: {},
        components: { ...components, schemas: { ...models, ...schemas } },
        [validators]: { ...named, ...brought },
        paths: { [key.path]: { [method]: fragment } },
    };
    const isWhole =
        fragment[integrationExtension] !== undefined && [http, lambda, mock, aws].every(each => each === undefined);
    const ofService = [
        ...integrationProblems(document).filter(({ message }) => isWhole || !isMissing(message)),
        ...extensionProblems(document),
        ...securityProblems(document, context.schemes),
        ...referenceProblems(document, context.models),
        ...responseProblems(document),
    ];
    const places = new Set(ofService.map(problem => JSON.stringify(problem.path)));
    const ofStructure = structureProblems({ ...document, components: {} }).filter(
        problem => !isMissing(problem.message) && !places.has(JSON.stringify(problem.path)),
    );
    return [...ofService, ...ofStructure]
        .filter(problem => own.every((part, index) => problem.path[index] === part))
        .map(problem => ({ ...problem, path: [...path, "openApi", ...problem.path.slice(own.length)] }));
}

const isMissing = (message: string) => message.startsWith("missing");
