/**
 * What runs inside the process of a function: loads its handler and runs one invocation at a time. It is plain
 * JavaScript, so that a function starts without the time of a TypeScript loader.
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { provideRuntimePackages } from "./runtimePackages.mjs";

const [folder, handlerName, runtime, programDirectory] = process.argv.slice(2);

/** `index.handler` is `handler` of index.js, index.mjs or index.cjs, in this order; `src/app.get` is in a folder. */
async function loadHandler() {
    const dot = handlerName.lastIndexOf(".");
    const [module, name] = [handlerName.slice(0, dot), handlerName.slice(dot + 1)];
    const file = ["js", "mjs", "cjs"]
        .map(extension => path.resolve(folder, `${module}.${extension}`))
        .find(candidate => fs.existsSync(candidate));
    if (!file) throw new Error(`Runtime.ImportModuleError: Cannot find module '${module}' in ${folder}`);
    provideRuntimePackages(programDirectory, runtime, !isCommonJs(file));
    const exported = isCommonJs(file) ? createRequire(file)(file) : await import(pathToFileURL(file).href);
    const handler = exported[name] ?? exported.default?.[name];
    if (typeof handler !== "function")
        throw new Error(`Runtime.HandlerNotFound: ${handlerName} is undefined or not exported`);
    return handler;
}

function isCommonJs(file) {
    if (file.endsWith(".cjs")) return true;
    if (file.endsWith(".mjs")) return false;
    for (let parent = path.dirname(file); ; parent = path.dirname(parent)) {
        const manifest = path.join(parent, "package.json");
        if (fs.existsSync(manifest)) return JSON.parse(fs.readFileSync(manifest, "utf8")).type !== "module";
        if (parent === path.dirname(parent)) return true;
    }
}

/** A handler gives a promise, or calls back. */
function run(handler, { id, event, accountId, functionName, deadline }) {
    return new Promise((resolve, reject) => {
        const context = {
            awsRequestId: id,
            functionName,
            functionVersion: "$LATEST",
            invokedFunctionArn: `arn:aws:lambda:us-east-1:${accountId}:function:${functionName}`,
            memoryLimitInMB: "128",
            callbackWaitsForEmptyEventLoop: true,
            getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
            done: (error, result) => (error ? reject(error) : resolve(result)),
            fail: reject,
            succeed: resolve,
        };
        const returned = handler(event, context, context.done);
        if (typeof returned?.then === "function") returned.then(resolve, reject);
    });
}

const loading = loadHandler();
// Told to the invocation that waits for it.
loading.catch(() => {});

process.on("message", async invocation => {
    const { id } = invocation;
    try {
        const result = await run(await loading, invocation);
        // As the service does: what JSON can't hold is gone, and a function that gives nothing gives null.
        process.send({ id, result: result === undefined ? null : JSON.parse(JSON.stringify(result) ?? "null") });
    } catch (error) {
        // What is thrown and is no error has its type alone (aws-lambda-nodejs-runtime-interface-client, Errors.js).
        const thrownType = error instanceof Error ? undefined : typeof error;
        process.send({
            id,
            error: String(error?.stack ?? error),
            message: String(error?.message ?? error),
            thrownType,
        });
    }
});
// The gateway is gone.
process.on("disconnect", () => process.exit());
