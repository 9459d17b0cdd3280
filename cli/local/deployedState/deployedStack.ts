import { Deployed } from "../deployed";
import { Evaluation } from "../evaluation/registeredResource";
import { GatewayError } from "../gatewayError";
import { StackProject } from "../project/pulumiProject";
import { apiKeys } from "./apiKeys";
import { functionLookup, withChosenFunctions } from "./lambdaFunctions";
import { namingOf } from "./naming";
import { resourcesOf } from "./resources";
import { stages } from "./stages";
import { usagePlans } from "./usagePlans";

/** What a first deployment of a program makes. */
export function deployedStack(project: StackProject, evaluation: Evaluation): Deployed {
    const resources = resourcesOf(evaluation.resources);
    const naming = namingOf(resources);
    const { programDirectory, stack, name, standIns } = project;
    const functions = functionLookup(resources, programDirectory);
    const deployed: Deployed = {
        stages: stages(resources, functions).map(stage => withChosenFunctions(stage, functions)),
        plans: usagePlans(resources, naming).sort(byName),
        keys: apiKeys(resources, naming, { project: name, stack, standIns: standIns.map(({ value }) => value) }).sort(
            byName,
        ),
    };
    if (deployed.stages.length === 0) throw new GatewayError(nothingToServe(evaluation));
    return deployed;
}

/** Resources register when what they depend on is known, so their order may differ from run to run. */
function byName(a: { name: string }, b: { name: string }): number {
    return a.name < b.name ? -1 : 1;
}

function nothingToServe({ resources, notes }: Evaluation): string {
    const types = [...new Set(resources.map(({ type }) => type).filter(type => type.startsWith("aws:")))];
    const found = types.length === 0 ? "no AWS resources" : `only ${types.join(", ")}`;
    const isHttpApi = types.some(type => type.startsWith("aws:apigatewayv2/"));
    return (
        "the program makes no stage of a RestApi, so there is nothing to serve: it has " +
        `${found}${isHttpApi ? "; HTTP and WebSocket APIs have no usage plans and are not served here" : ""}` +
        notes.map(note => `\nnote: ${note}`).join("")
    );
}
