import * as path from "node:path";
import { Canary, DeployedStage, LambdaFunction } from "../deployed";
import { AssetValue, isAssetValue } from "../evaluation/propertyValues";
import { RegisteredResource } from "../evaluation/registeredResource";
import { leavingAsset } from "../lambda/assembledCode";
import { Resources, map, text, texts } from "./resources";

type Lookup = LambdaFunction | { unsupported: string };

/** The function that the URI of an integration names, or why it can't run here. */
export type FunctionLookup = (uri: string) => Lookup;

/** @param programDirectory what relative paths of assets start from */
export function functionLookup(resources: Resources, programDirectory: string): FunctionLookup {
    const functions = resources.ofType("lambda", "Function");
    const byArn = new Map(functions.map(each => [text(each.state.arn), each]));
    const made = new Map<string, Lookup>();
    return uri => {
        const arn = /\/functions\/([^/]+)\/invocations/.exec(uri)?.[1];
        if (arn === undefined) return { unsupported: `${uri} does not name a function` };
        // A version or an alias may follow the function's name; here both are the code as it is now.
        const unqualified = arn.split(":").slice(0, 7).join(":");
        const found = byArn.get(unqualified);
        if (!found) return { unsupported: `the function ${unqualified} is not part of this program` };
        const known = made.get(unqualified) ?? lambdaFunction(found, programDirectory);
        made.set(unqualified, known);
        return known;
    };
}

const stageVariable = /\$\{stageVariables\.(\w+)\}/g;

/**
 * A stage with the functions that its variables choose: a URI may have them in place of the function's name or of the
 * whole ARN (DG "Using Amazon API Gateway stage variables"). They are no part of the snapshot.
 */
export function withChosenFunctions(stage: DeployedStage, functions: FunctionLookup): DeployedStage {
    const { variables, canary } = stage;
    const ofCanary: NonNullable<Canary["functions"]> = {};
    const methods = stage.methods.map(method => {
        const { integration } = method;
        const isFunction = integration?.type === "AWS_PROXY" || integration?.lambda !== undefined;
        if (!isFunction || integration.uri?.search(stageVariable) === -1) return method;
        const uri = integration.uri ?? "";
        if (canary) ofCanary[uri] = chosenFunction(uri, canary.variables, functions);
        return { ...method, integration: { ...integration, lambda: chosenFunction(uri, variables, functions) } };
    });
    const authorizers = authorizersWithChosenFunctions(stage, functions);
    return { ...stage, methods, authorizers, ...(canary && { canary: { ...canary, functions: ofCanary } }) };
}

function authorizersWithChosenFunctions({ authorizers = {}, variables }: DeployedStage, functions: FunctionLookup) {
    return Object.fromEntries(
        Object.entries(authorizers).map(([name, authorizer]) => {
            const { uri = "" } = authorizer;
            if (uri.search(stageVariable) === -1) return [name, authorizer];
            return [name, { ...authorizer, lambda: chosenFunction(uri, variables, functions) }];
        }),
    );
}

function chosenFunction(uri: string, variables: DeployedStage["variables"], functions: FunctionLookup): Lookup {
    const absent = [...uri.matchAll(stageVariable)].find(([, name]) => !Object.hasOwn(variables, name));
    if (absent) return { unsupported: `the stage has no variable ${absent[1]}, which chooses the function` };
    return functions(uri.replace(stageVariable, (_, name: string) => variables[name]));
}

function lambdaFunction({ name, inputs, state }: RegisteredResource, programDirectory: string): Lookup {
    const refused = (reason: string) => ({ unsupported: `the function "${name}" can't run here: ${reason}` });
    const runtime = text(inputs.runtime) ?? "";
    if (inputs.imageUri !== undefined) return refused("its code is a container image");
    if (!runtime.startsWith("nodejs")) return refused(`its runtime is ${runtime || "unknown"}, not Node.js`);
    if (inputs.code === undefined) return refused("its code is not a local asset");
    const code = functionCode(inputs.code, programDirectory);
    if ("refused" in code) return refused(code.refused);
    return {
        name: text(state.name) ?? name,
        ...code,
        programDirectory,
        handler: text(inputs.handler) ?? "index.handler",
        runtime,
        timeout: Number(inputs.timeout ?? 3),
        environment: texts(map(inputs.environment).variables),
    };
}

type FunctionCode = Pick<LambdaFunction, "codePath" | "assets"> | { refused: string };

function functionCode(code: unknown, programDirectory: string): FunctionCode {
    if (!isAssetValue(code)) return { refused: "its code is not a local folder or file" };
    const assets = code.assets ?? { ".": code };
    const entries = Object.entries(assets);
    const unusable = unusableAsset(assets);
    if (unusable !== undefined) return { refused: unusable };
    // The usual `new AssetArchive({ ".": new FileArchive("./app") })` is that folder.
    const [[onlyName, only]] = entries.length === 1 ? entries : [["", undefined]];
    if (only?.path !== undefined && isWhole(onlyName)) {
        return { codePath: path.resolve(programDirectory, only.path) };
    }
    return { codePath: programDirectory, assets };
}

/** Whether a name in an archive is the archive itself, such as `.`. */
function isWhole(name: string): boolean {
    return path.normalize(`/${name}`) === "/";
}

/** Why an archive can't be made a folder here. */
function unusableAsset(assets: { [name: string]: AssetValue }): string | undefined {
    const leaving = leavingAsset(assets);
    if (leaving !== undefined) return `its asset ${leaving} would lie outside of its folder`;
    for (const [name, { kind, path: file, uri, text: content, assets: inner }] of Object.entries(assets)) {
        const isUnpacked = kind === "archive" || isWhole(name);
        if (isUnpacked && file !== undefined && /\.(zip|jar|tgz|tar(\.gz)?)$/.test(file)) {
            return `its code is packed, in ${path.basename(file)}`;
        }
        if (uri !== undefined) return `its asset ${name} is not a local one, but ${uri}`;
        if (inner === undefined && file === undefined && content === undefined) {
            return "its code is not a local folder or file";
        }
        const ofInner = inner && unusableAsset(inner);
        if (ofInner !== undefined) return ofInner;
    }
    return undefined;
}
