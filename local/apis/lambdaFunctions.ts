import * as path from "node:path";
import { LambdaFunction } from "../deployed";
import { AssetValue, isAssetValue } from "../evaluation/propertyValues";
import { RegisteredResource } from "../evaluation/registeredResource";
import { Resources, map, text, texts } from "./resources";

type Lookup = LambdaFunction | { unsupported: string };

/** The function that the URI of an integration names, or why it can't run here. */
export type FunctionLookup = (uri: string) => Lookup;

/**
 * @param programDirectory what relative paths of assets start from
 * @param assembled makes a folder of assets that lie in several places, or in the program's memory
 */
export function functionLookup(
    resources: Resources,
    programDirectory: string,
    assembled: (name: string, assets: { [name: string]: AssetValue }) => string,
): FunctionLookup {
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
        const known = made.get(unqualified) ?? lambdaFunction(found, programDirectory, assembled);
        made.set(unqualified, known);
        return known;
    };
}

function lambdaFunction(
    { name, inputs, state }: RegisteredResource,
    programDirectory: string,
    assembled: (name: string, assets: { [name: string]: AssetValue }) => string,
): Lookup {
    const refused = (reason: string) => ({ unsupported: `the function "${name}" can't run here: ${reason}` });
    const runtime = text(inputs.runtime) ?? "";
    if (inputs.imageUri !== undefined) return refused("its code is a container image");
    if (!runtime.startsWith("nodejs")) return refused(`its runtime is ${runtime || "unknown"}, not Node.js`);
    if (inputs.code === undefined) return refused("its code is not a local asset");
    const code = codePath(name, inputs.code, programDirectory, assembled);
    if (code === undefined) return refused("its code is not a local folder or file");
    if (/\.(zip|jar|tgz|tar(\.gz)?)$/.test(code)) return refused(`its code is packed, in ${path.basename(code)}`);
    return {
        name: text(state.name) ?? name,
        codePath: code,
        handler: text(inputs.handler) ?? "index.handler",
        runtime,
        timeout: Number(inputs.timeout ?? 3),
        environment: texts(map(inputs.environment).variables),
    };
}

function codePath(
    name: string,
    code: unknown,
    programDirectory: string,
    assembled: (name: string, assets: { [name: string]: AssetValue }) => string,
): string | undefined {
    if (!isAssetValue(code)) return undefined;
    if (code.path !== undefined) return path.resolve(programDirectory, code.path);
    if (code.assets === undefined) return undefined;
    const entries = Object.entries(code.assets);
    const [[onlyName, only]] = entries.length === 1 ? entries : [["", undefined]];
    // The usual `new AssetArchive({ ".": new FileArchive("./app") })` is that folder.
    if (only?.kind === "archive" && only.path !== undefined && [".", "./", "/", ""].includes(onlyName)) {
        return path.resolve(programDirectory, only.path);
    }
    return assembled(name, code.assets);
}
