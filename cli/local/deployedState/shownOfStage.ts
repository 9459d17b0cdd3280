import { ShownOfStage } from "../deployed";
import { RegisteredResource } from "../evaluation/registeredResource";
import { map, text } from "./resources";
import { tagsOf } from "./tags";

export function shownOfStage(api: RegisteredResource, stage: RegisteredResource): ShownOfStage {
    const description = text(stage.inputs.description);
    const apiDescription = text(api.inputs.description);
    const apiTags = tagsOf(api.inputs).tags;
    // The provider takes one type, and its engine may give it as a list of one.
    const { types: given } = map(api.inputs.endpointConfiguration);
    const types = (Array.isArray(given) ? given : [given]).map(text).filter(type => type !== undefined);
    return {
        ...(description !== undefined && { description }),
        ...tagsOf(stage.inputs),
        ...(apiDescription !== undefined && { apiDescription }),
        ...(apiTags && { apiTags }),
        ...(types.length > 0 && { endpointTypes: types }),
    };
}
