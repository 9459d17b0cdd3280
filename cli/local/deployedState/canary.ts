import { Canary } from "../deployed";
import { isMap } from "../dictionary";
import { text, texts } from "./resources";

/** The canary of a stage, from its `canarySettings` (DG "Set up an API Gateway canary release deployment"). */
export function canaryOf(settings: unknown, variables: { [name: string]: string }): { canary?: Canary } {
    if (!isMap(settings)) return {};
    return {
        canary: {
            percentTraffic: Number(text(settings.percentTraffic) ?? 0),
            variables: { ...variables, ...texts(settings.stageVariableOverrides) },
        },
    };
}
