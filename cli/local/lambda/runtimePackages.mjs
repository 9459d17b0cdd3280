/**
 * The packages that AWS's runtime has besides the function's own (DG of Lambda, "Building Lambda functions with
 * Node.js"): version 3 of the SDK, and version 2 up to nodejs16.x. Here they are the project's.
 */
import Module, { createRequire, register } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** @param runtime such as `nodejs20.x` */
export function isRuntimePackage(specifier, runtime) {
    const version = Number(/^nodejs(\d+)/.exec(runtime)?.[1] ?? Infinity);
    return version < 18 ? /^aws-sdk(\/|$)/.test(specifier) : /^@(aws-sdk|smithy)\/./.test(specifier);
}

/** What a package is resolved from when it is the project's. */
export function parentOf(programDirectory) {
    return pathToFileURL(path.join(programDirectory, "index.js")).href;
}

export function missingPackage(specifier, programDirectory) {
    const name = /^(@[^/]+\/)?[^/]+/.exec(specifier)[0];
    return Object.assign(
        new Error(
            `Runtime.ImportModuleError: Cannot find module '${specifier}': the runtime of AWS has it, and here it has ` +
                `to be installed in the project: run "npm install --save-dev ${name}" in ${programDirectory}`,
        ),
        { code: "MODULE_NOT_FOUND" },
    );
}

/** Lets `require`, and `import` where the handler is an ES module, find them. */
export function provideRuntimePackages(programDirectory, runtime, isEsModule) {
    const resolve = Module._resolveFilename;
    Module._resolveFilename = function (specifier, ...rest) {
        try {
            return resolve.call(this, specifier, ...rest);
        } catch (error) {
            if (error.code !== "MODULE_NOT_FOUND" || !isRuntimePackage(specifier, runtime)) throw error;
        }
        try {
            return resolve.call(this, specifier, parentModule(programDirectory));
        } catch {
            throw missingPackage(specifier, programDirectory);
        }
    };
    // The hooks have a thread of their own, which takes time to start.
    if (isEsModule) register("./runtimePackageHooks.mjs", import.meta.url, { data: { programDirectory, runtime } });
}

function parentModule(programDirectory) {
    const filename = path.join(programDirectory, "index.js");
    const paths = createRequire(filename).resolve.paths("x");
    return { id: filename, filename, paths };
}
