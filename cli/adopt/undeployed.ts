import { changedDefinitions, changedMethods, definitionChange, differences } from "../explain/differences";
import { nameOf } from "../explain/apiMethod";
import { deployedSnapshot } from "../explain/exportedSnapshot";
import { presentSnapshot } from "../explain/presentSnapshot";
import {
    binaryTypesExtension,
    gatewayResponsesExtension,
    compressionExtension,
    keySourceExtension,
    policyExtension,
    presentSettings,
} from "./adoptedDocument";
import { ExistingApi, Json } from "./existingApi";

const settings: { [extension: string]: string } = {
    [keySourceExtension]: "the key source of the API is another now",
    [binaryTypesExtension]: "the binary media types of the API are others now",
    [compressionExtension]: "the size from which answers are compressed is another now",
    [policyExtension]: "the resource policy of the API is another now",
    [gatewayResponsesExtension]: "the gateway responses of the API are others now",
};

/** Where the API as it is now differs from what the stage serves, a line each. */
export function undeployedChanges(api: ExistingApi, isWholeExport: boolean): string[] {
    const { exported, summary, restApi, resources, parts } = api;
    if (!exported && !summary) return [];
    const present = presentSnapshot(restApi, resources, isWholeExport ? parts : undefined);
    const deployed = deployedSnapshot(exported, summary, present, isWholeExport);
    const methodOf = (snapshot: typeof present, name: string) => snapshot.methods.find(each => nameOf(each) === name);
    const ofMethods = changedMethods(deployed, present).flatMap(name =>
        differences(methodOf(deployed, name), methodOf(present, name)).map(text =>
            text.startsWith(name) ? text : `${name}: ${text}`,
        ),
    );
    return [
        ...ofMethods,
        ...changedDefinitions(deployed, present).map(name => definitionChange(name, present)),
        ...(exported && isWholeExport ? changedSettings(exported, presentSettings(api)) : []),
    ];
}

function changedSettings(exported: Json, present: Json): string[] {
    return Object.entries(settings)
        .filter(([extension]) => {
            // An export says only what is not the default.
            const fallback = extension === keySourceExtension ? "HEADER" : undefined;
            return canonical(exported[extension] ?? fallback) !== canonical(present[extension] ?? fallback);
        })
        .map(([, text]) => text);
}

function canonical(value: unknown): string {
    return JSON.stringify(value ?? null, (_, each: unknown) => {
        if (Array.isArray(each)) return [...(each as unknown[])].sort();
        if (typeof each !== "object" || each === null) return typeof each === "number" ? String(each) : each;
        return Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)));
    });
}
