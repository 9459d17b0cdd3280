import * as fs from "fs";
import * as pulumi from "@pulumi/pulumi";
import { EndpointType, UsagePlanGatewayArgs } from "../components/index";
import { Check, isMap, oneOf, optional, shape, text } from "../components/checks";
import { Problem, refuse, show } from "../components/problems";
import { tagsCheck } from "../components/tagLimits";
import { projectFile } from "./projectFiles";

/** What the configuration says of the API itself, as an API that was taken over needs it. */
export interface ApiSettings {
    displayName?: string;
    description?: string;
    /** The file of an OpenAPI document in JSON, from the project's folder. It is the whole API then. */
    openApi?: string;
    endpointType?: EndpointType;
    tags?: { [name: string]: pulumi.Input<string> };
}

/** The same as arguments of the gateway. */
export type GivenApi = Pick<UsagePlanGatewayArgs, "displayName" | "description" | "openApi" | "endpointType" | "tags">;

export const apiSettingsCheck: Check<ApiSettings> = shape<ApiSettings>({
    displayName: optional(text),
    description: optional(text),
    openApi: optional(text),
    endpointType: optional(oneOf(Object.values(EndpointType))),
    tags: optional(tagsCheck),
});

/** The settings with their document read; what is wrong with them otherwise is refused with the rest. */
export function givenApi(subject: string, given: unknown): GivenApi {
    if (!isMap(given) || typeof given.openApi !== "string") return isMap(given) ? { ...given } : {};
    const file = projectFile(given.openApi);
    return { ...given, openApi: documentOf(subject, given.openApi, file) };
}

function documentOf(subject: string, name: string, file: string): NonNullable<UsagePlanGatewayArgs["openApi"]> {
    const problem = (message: string): Problem[] => [{ path: ["api", "openApi"], message }];
    let document: unknown;
    try {
        document = JSON.parse(fs.readFileSync(file, "utf8"));
    } catch (error) {
        refuse(subject, problem(`${show(name)} can't be read as JSON: ${(error as Error).message}`));
    }
    if (!isMap(document)) refuse(subject, problem(`${show(name)} is no OpenAPI document`));
    return document as NonNullable<UsagePlanGatewayArgs["openApi"]>;
}
