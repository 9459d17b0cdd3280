import { isDeepStrictEqual } from "node:util";
import { ApiSnapshot, DeployedStage } from "../deployed";
import { methodName } from "../methodNames";
import { Differences, byName, differences } from "./differences";

/** A change of something that a deployment freezes. */
export interface FrozenChange {
    /** As a trigger would be named: `GET /orders`, `gatewayResponses.THROTTLED`, `binaryMediaTypes`. */
    name: string;
    verb: "changed" | "added" | "removed";
    /** The name as it is shown: that of a method is in quotation marks. */
    shown: string;
}

type Snapshots = [before: ApiSnapshot, next: ApiSnapshot];
type Changes = (...snapshots: Snapshots) => FrozenChange[];

/** How each part of a snapshot is compared: one by one where its members have names. */
const frozenParts: { [Part in keyof Required<ApiSnapshot>]: Changes } = {
    methods: (before, next) => changes(methodDifferences(before, next), "", name => `"${name}"`),
    gatewayResponses: members("gatewayResponses"),
    models: members("models"),
    requestValidators: members("requestValidators"),
    authorizers: (before, next) => changes(differences(authorizersOf(before), authorizersOf(next)), "authorizers."),
    documentation: members("documentation"),
    apiKeySource: whole("apiKeySource"),
    binaryMediaTypes: whole("binaryMediaTypes"),
    minimumCompressionSize: whole("minimumCompressionSize"),
    disableExecuteApiEndpoint: whole("disableExecuteApiEndpoint"),
    policy: whole("policy"),
};

const partNames = Object.keys(frozenParts) as (keyof ApiSnapshot)[];

/** What differs in what a deployment of each would freeze. */
export function frozenChanges(...snapshots: Snapshots): FrozenChange[] {
    return partNames.flatMap(part => frozenParts[part](...snapshots));
}

/** What a stage's deployment has frozen, every part of it, absent ones too. */
export function frozenSnapshot(stage: DeployedStage): ApiSnapshot {
    return Object.fromEntries(partNames.map(part => [part, stage[part]])) as unknown as ApiSnapshot;
}

export function methodDifferences(before: ApiSnapshot, next: ApiSnapshot): Differences {
    return differences(methodsByName(before), methodsByName(next));
}

/** What a function is made of is no part of a snapshot. */
function methodsByName({ methods }: ApiSnapshot): { [name: string]: unknown } {
    return byName(
        methods.map(({ integration, ...method }) => ({
            ...method,
            integration: { ...integration, lambda: undefined },
        })),
        methodName,
    );
}

function authorizersOf({ authorizers = {} }: ApiSnapshot): { [name: string]: unknown } {
    return Object.fromEntries(
        Object.entries(authorizers).map(([name, authorizer]) => [name, { ...authorizer, lambda: undefined }]),
    );
}

function members(part: "gatewayResponses" | "models" | "requestValidators" | "documentation"): Changes {
    return (before, next) => changes(differences(before[part] ?? {}, next[part] ?? {}), `${part}.`);
}

function whole(part: keyof ApiSnapshot): Changes {
    return (before, next) =>
        isDeepStrictEqual(before[part], next[part]) ? [] : [{ name: part, verb: "changed", shown: part }];
}

function changes(
    { changed, added, removed }: Differences,
    prefix: string,
    shown: (name: string) => string = name => name,
): FrozenChange[] {
    const each = (names: string[], verb: FrozenChange["verb"]) =>
        names.map(name => ({ name: prefix + name, verb, shown: shown(prefix + name) }));
    return [...each(changed, "changed"), ...each(added, "added"), ...each(removed, "removed")];
}
