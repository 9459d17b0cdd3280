import { GatewayError } from "../local/gatewayError";
import { decoded } from "../local/percentDecoding";
import { stageAndPath } from "./address";

export interface ApiStages {
    restApiId: string;
    name: string;
    stageNames: string[];
}

/** The stage that a path of the local gateway reaches: `/<stage>/…`, or `/<api>/<stage>/…` among namesakes. */
export function localAddress(
    pathname: string,
    apis: ApiStages[],
): { restApiId: string; stageName: string; path: string } {
    const { stageName, path } = stageAndPath(pathname);
    const having = apis.filter(({ stageNames }) => stageNames.includes(stageName));
    if (having.length === 1) return { restApiId: having[0].restApiId, stageName, path };
    const [asked, rest] = [decoded(stageName), stageAndPath(path)];
    const named = apis.filter(({ name, restApiId }) => name === asked || restApiId === asked);
    const found = named.find(({ stageNames }) => stageNames.includes(rest.stageName));
    if (found) return { restApiId: found.restApiId, ...rest };
    // Then the stage is what is wrong, which a check says.
    if (apis.length === 1) return { restApiId: apis[0].restApiId, stageName, path };
    const known = apis.flatMap(each => each.stageNames.map(stage => `${each.name} (${each.restApiId}) ${stage}`));
    throw new GatewayError(
        known.length === 0
            ? "there is no REST API here"
            : `which stage is /${stageName}? There are ${known.join(", ")}; give /restapis/<id>/<stage>/_user_request_/…`,
    );
}
