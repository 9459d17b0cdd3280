import { Deployed, DeployedStage } from "../deployed";

/**
 * Where each stage is served: `/<stage>`, and `/<api>/<stage>` where several APIs have a stage of that name (each of
 * them has a host of its own on AWS). `<api>` is the API's name, or its id where that says more.
 */
export function stageAddress({ stages }: Deployed, stage: DeployedStage): string {
    const namesakes = stages.filter(({ stageName }) => stageName === stage.stageName);
    if (namesakes.length === 1) return `/${stage.stageName}`;
    const isUnique = namesakes.filter(({ apiName }) => apiName === stage.apiName).length === 1;
    return `/${isUnique && stage.apiName !== "" ? encodeURIComponent(stage.apiName) : stage.apiId}/${stage.stageName}`;
}

/** Emulators of AWS serve every stage here too, so clients that were written for one find theirs. */
export function emulatorAddress({ apiId, stageName }: DeployedStage): string {
    return `/restapis/${apiId}/${stageName}/_user_request_`;
}

/**
 * The stage of a path and the path of the resource in it; undefined when no stage is served there. Slashes before the
 * stage's name, and more than one after it, don't count; others do (LS test_lambda_aws_proxy_integration, recorded).
 */
export type StageOfPath<S> = (path: string) => { stage: S; resourcePath: string } | undefined;

export function stageOfPath<S>(addresses: Map<string, S>): StageOfPath<S> {
    return asked => {
        const path = withOneSlash(asked);
        let end = 0;
        // The longest address has four parts: restapis, id, stage, _user_request_.
        for (let parts = 1; parts <= 4 && end < path.length; parts++) {
            end = path.indexOf("/", end + 1);
            if (end < 0) end = path.length;
            const stage = addresses.get(path.slice(0, end));
            if (stage) return { stage, resourcePath: withOneSlash(path.slice(end)) || "/" };
        }
        return undefined;
    };
}

/** With one slash where it begins with several. */
function withOneSlash(path: string): string {
    let start = 0;
    while (path[start] === "/" && path[start + 1] === "/") start++;
    return start === 0 ? path : path.slice(start);
}
