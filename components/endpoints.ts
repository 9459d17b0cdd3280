import { Map, isMap } from "./checks";
import { isDeferred } from "./deferred";
import { UpdateHook } from "./hooks";
import { endpointExtension, withEndpointAtRoot } from "./openApiServers";
import { Path, Problem, refuse } from "./problems";
import { Scope } from "./scope";

/** Where the API's endpoint is. */
export const EndpointType = {
    Regional: "REGIONAL",
    Edge: "EDGE",
    Private: "PRIVATE",
} as const;
export type EndpointType = (typeof EndpointType)[keyof typeof EndpointType];

/** What a private API needs and what no other takes. */
export function endpointProblems(path: Path, { endpointType, policy, vpcEndpointIds, openApi }: Map): Problem[] {
    const problems: Problem[] = [];
    const isPrivate = endpointType === EndpointType.Private;
    const ofDocument = isMap(openApi) ? openApi["x-amazon-apigateway-policy"] : undefined;
    if (isPrivate && policy === undefined && ofDocument === undefined) {
        const message =
            "is missing; AWS deploys no private API without a resource policy " +
            '("Private REST API doesn\'t have a resource policy attached to it")';
        problems.push({ path: [...path, "policy"], message });
    }
    const message = `is for private APIs; drop it, or give endpointType: ${EndpointType.Private}`;
    if (!isPrivate && Array.isArray(vpcEndpointIds) && vpcEndpointIds.length > 0) {
        problems.push({ path: [...path, "vpcEndpointIds"], message });
    }
    const brought: unknown = isMap(openApi) ? withEndpointAtRoot(openApi, undefined)[endpointExtension] : undefined;
    const ids: unknown = isMap(brought) ? brought.vpcEndpointIds : undefined;
    if (!isPrivate && Array.isArray(ids) && ids.length > 0) {
        problems.push({ path: [...path, "openApi", endpointExtension, "vpcEndpointIds"], message });
    }
    return isDeferred(endpointType) ? [] : problems;
}

/**
 * Why an API can't go from one type of endpoint to another, if it can't (DG "Change a public or private API endpoint
 * type": "You cannot change a private API into an edge-optimized API").
 */
function changeProblem(before: string | undefined, after: string | undefined): string | undefined {
    if (before !== EndpointType.Private || after !== EndpointType.Edge) return undefined;
    return "AWS can't make a private API an edge-optimized one; go by way of endpointType: REGIONAL";
}

/** Refuses, in a preview too, a change of the endpoint's type that AWS refuses. */
export function refuseEndpointChange({ subject, uniqueName }: Scope): UpdateHook {
    const typeIn = (inputs: unknown) => {
        const configuration = isMap(inputs) ? inputs.endpointConfiguration : undefined;
        const { types } = isMap(configuration) ? configuration : {};
        const first: unknown = Array.isArray(types) ? types[0] : types;
        return typeof first === "string" ? first : undefined;
    };
    return {
        name: `${uniqueName}-endpoint-type`,
        run: ({ oldInputs, newInputs }) => {
            const message = changeProblem(typeIn(oldInputs), typeIn(newInputs));
            refuse(subject, message === undefined ? [] : [{ path: ["endpointType"], message }]);
        },
    };
}
