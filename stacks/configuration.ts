import * as pulumi from "@pulumi/pulumi";
import { Key, Plan, Route, Stage, Throttle } from "../components/index";
import { arrivedSetting } from "../components/arrived";
import { resendSetting } from "../components/resend";
import { keysCheck } from "../components/apiKeys";
import { Check, entriesOf, input, isMap, mapOf, optional, required, shape, text, value } from "../components/checks";
import { valueAt } from "../components/deferred";
import { openApiRouteKeys } from "../components/openApi";
import { keyValue } from "../components/keyValues";
import { mapValues } from "../components/maps";
import { Problem, nearestName, refuse, show, unknownName, withoutSecret } from "../components/problems";
import { withoutSlashesAtEnd } from "../components/routeKeys";
import { stageName } from "../components/stage";
import { throttle } from "../components/throttles";
import { plansCheck } from "../components/usagePlans";
import { ApiSettings, GivenApi, apiSettingsCheck, givenApi } from "./apiSettings";
import { setCommand, withCommand } from "./configCommands";
import { Customers } from "./customers/customers";
import type { CustomersFile } from "./customers/customersFile";
import { GivenConfiguration, givenConfiguration, withSecrets } from "./givenConfiguration";
import { onDemand } from "./onDemand";

/** What `Pulumi.<stack>.yaml` says of one environment, and the routes that go with it. */
export interface StackConfiguration {
    routes: { [routeKey: string]: Route };
    /** The name of the stage. Default: the Pulumi stack's. */
    stageName?: pulumi.Input<string>;
    plans: { [planName: string]: Plan };
    keys: { [keyName: string]: Key };
    stageThrottle?: Throttle;
    /** Further settings of the stage. */
    stage: Stage;
    /** What the gateway takes beside them. */
    api: GivenApi;
}

/** The project's keys of a stack's configuration, as the user writes them. */
interface Configuration {
    backendUrl?: pulumi.Input<string>;
    stageName?: pulumi.Input<string>;
    plans: { [planName: string]: Plan };
    keys: { [keyName: string]: Key };
    customersFile?: string;
    keyValues?: { [keyName: string]: pulumi.Input<string> };
    stageThrottle?: Throttle;
    stage?: Stage;
    api?: ApiSettings;
    [resendSetting]?: pulumi.Input<string | number>;
    [arrivedSetting]?: pulumi.Input<string>;
}

type RoutesOf = (backendUrl: pulumi.Input<string> | undefined) => { [routeKey: string]: Route };

/**
 * Reads and checks the configuration of the stack; refuses all problems in one error.
 *
 * @param routesOf makes the routes, given the base URL of the backend; it is called once, since it may make resources, and
 * not where the API is a document that the configuration names
 */
export function readConfiguration(routesOf: RoutesOf): StackConfiguration {
    const own = givenConfiguration();
    const customers = new Customers(own.values.keys, fileOf(own));
    const given = { ...own, values: withKeys(own.values, customers.keys) };
    const subject = `Pulumi.${pulumi.getStack()}.yaml`;
    const problems = configurationProblems(given, customers);
    // The routes may make resources, which must not happen in an update that is refused; a preview makes nothing, and
    // shows what is wrong in the light of the routes as well.
    if (!pulumi.runtime.isDryRun()) refuse(subject, problems);
    const check = configurationCheck(given.values, customers);
    // What a file says is no secret, whatever `keys` has inside.
    const withSecret = withSecrets(own, check.outputPlaces([]));
    const keysOfAll = { ...(withSecret.keys as Configuration["keys"]), ...customers.ofFile };
    const known = { ...withSecret, keys: keysOfAll } as unknown as Configuration;
    const isUrl = !problems.some(({ path: [key] }) => key === "backendUrl");
    const api = givenApi(subject, given.values.api);
    const routes =
        api.openApi === undefined
            ? routesOf(isUrl && known.backendUrl !== undefined ? baseUrl(known.backendUrl) : undefined)
            : {};
    const routeKeys = [...Object.keys(routes), ...openApiRouteKeys(api.openApi ?? {})];
    refuse(subject, configurationProblems(given, customers, routeKeys));

    const { stageName, plans, keys, keyValues = {}, stageThrottle, stage = {} } = check.whenKnown(subject, [], known);
    const withValue = (key: Key, name: string): Key =>
        Object.hasOwn(keyValues, name) ? { ...key, value: pulumi.secret(keyValues[name]) } : key;
    return { routes, stageName, plans, keys: mapValues(keys, withValue), stageThrottle, stage, api };
}

function fileOf(own: GivenConfiguration): CustomersFile | undefined {
    return own.values.customersFile === undefined ? undefined : onDemand.customersFile()(own);
}

/** The values with another `keys`; without, where there are none. */
function withKeys(values: GivenConfiguration["values"], keys: unknown): GivenConfiguration["values"] {
    return keys === undefined ? values : { ...values, keys };
}

/** The URL as a base of others. */
function baseUrl(url: pulumi.Input<string>): pulumi.Input<string> {
    return typeof url === "string" ? withoutSlashesAtEnd(url) : pulumi.output(url).apply(withoutSlashesAtEnd);
}

const backendUrl = value<string>(given => {
    if (typeof given !== "string") return `${show(given)} is not a string`;
    if (/^https?:\/\/[^/\s{}?#][^\s{}?#]*$/.test(given)) return undefined;
    return `${show(given)} is not an http:// or https:// URL without parameters`;
});

/** @param routeKeys the routes of the API; undefined where they are not known yet */
function configurationCheck(
    { plans, keys, customersFile: file }: GivenConfiguration["values"],
    customers: Customers,
    routeKeys?: readonly string[],
): Check<Configuration> {
    const keyNames = namesIn(keys);
    const known = new Set(keyNames);
    const where = typeof file === "string" ? "keys or the customersFile" : "keys";
    const isKey = (name: string) =>
        known.has(name) || !customers.areKnown
            ? undefined
            : unknownName(name, keyNames, `there is no such key in ${where}`);
    return shape<Configuration>({
        backendUrl: optional(input(backendUrl)),
        stageName: optional(input(stageName)),
        plans: required(plansCheck(routeKeys), "there must be at least one plan"),
        keys: required(
            keysCheck(namesIn(plans), name => customers.shown(name)),
            'without it every key would be revoked; "keys: {}" says that there are none',
        ),
        customersFile: optional(text),
        keyValues: optional(mapOf(input(keyValue), isKey)),
        stageThrottle: optional(throttle),
        // The gateway checks what is in it.
        stage: optional(value<Stage>(() => undefined)),
        api: optional(apiSettingsCheck),
        [resendSetting]: optional(input(value<string | number>(() => undefined))),
        [arrivedSetting]: optional(input(value<string>(() => undefined))),
    });
}

/** All that is wrong with a stack's configuration. No message shows a secret. */
function configurationProblems(
    given: GivenConfiguration,
    customers: Customers,
    routeKeys?: readonly string[],
): Problem[] {
    const { values, secretKeys } = given;
    const problems = (changed: GivenConfiguration["values"]) =>
        configurationCheck(changed, customers, routeKeys).problems([], changed);
    const found = problems(values);
    const ofStackFile = [
        ...found
            .filter(problem => !customers.isOfFile(problem))
            .map(problem => withCommand(problem, values, secretKeys, problems)),
        ...plainValueProblems(values.keys),
        ...keyValuesProblems(given, customers),
        ...stackNameProblems(values),
        ...namespaceProblems(given.foreign),
    ].map(problem => {
        const value = valueAt(values, problem.path);
        const isSecret = secretKeys.includes(problem.path[0]) && value !== undefined && typeof value !== "object";
        return isSecret ? withoutSecret(problem, value) : problem;
    });
    const ofFile = found.filter(problem => customers.isOfFile(problem));
    return [...ofStackFile, ...customers.problems(ofFile, namesIn(values.plans))];
}

function namesIn(map: unknown): string[] {
    return entriesOf(map).map(([name]) => name);
}

/** A mistyped namespace would leave out what stands under it: a limit, or every customer. */
function namespaceProblems(foreign: string[]): Problem[] {
    const project = pulumi.getProject();
    return foreign.flatMap(fullKey => {
        const [namespace, ...rest] = fullKey.split(":");
        if (nearestName(namespace.toLowerCase(), [project]) === undefined) return [];
        return [{ path: [fullKey], message: `unknown; did you mean ${[project, ...rest].join(":")}?` }];
    });
}

function stackNameProblems({ stageName: given }: GivenConfiguration["values"]): Problem[] {
    const stack = pulumi.getStack();
    if (given !== undefined || stageName.problems([], stack).length === 0) return [];
    const command = setCommand(["stageName"], { value: stack.replace(/[^A-Za-z0-9_-]/g, "-").slice(0, 128) });
    const message = `missing; the stack's name, ${show(stack)}, can't be that of a stage, which has 1 to 128 letters, digits, _ and -; ${command}`;
    return [{ path: ["stageName"], message }];
}

/** `keys` is read as plain text, secret or not, so a key value has no place in it. */
function plainValueProblems(keys: unknown): Problem[] {
    return entriesOf(keys)
        .filter(([, key]) => isMap(key) && key.value !== undefined)
        .map(([name]) => ({
            path: ["keys", name, "value"],
            message: `has no place here; set it as a secret: ${setCommand(["keyValues", name], { secret: true })}`,
        }));
}

function keyValuesProblems(
    { values: { keys, keyValues }, secretKeys }: GivenConfiguration,
    customers: Customers,
): Problem[] {
    const owner = new Map<unknown, string>();
    return entriesOf(keyValues).flatMap(([name, given]) => {
        const path = ["keyValues", name];
        const key = valueAt(keys, [name]);
        const other = owner.get(given);
        if (other === undefined) owner.set(given, name);
        const messages = [
            !secretKeys.includes("keyValues") && `is not encrypted; encrypt it: ${setCommand(path, { secret: true })}`,
            isMap(key) &&
                key.existingKeyId !== undefined &&
                `${customers.shown(name)} has an existingKeyId, so its value can't be set; drop one`,
            other !== undefined && `is that of keyValues.${other} too; each needs its own`,
        ];
        return messages.filter(message => message !== false).map(message => ({ path, message }));
    });
}
