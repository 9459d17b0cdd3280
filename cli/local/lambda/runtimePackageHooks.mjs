/** The hooks by which Node's loader of ES modules finds the packages of AWS's runtime. */
import { isRuntimePackage, missingPackage, parentOf } from "./runtimePackages.mjs";

let programDirectory;
let runtime;

export function initialize(data) {
    ({ programDirectory, runtime } = data);
}

export async function resolve(specifier, context, next) {
    try {
        return await next(specifier, context);
    } catch (error) {
        if (error.code !== "ERR_MODULE_NOT_FOUND" || !isRuntimePackage(specifier, runtime)) throw error;
    }
    try {
        return await next(specifier, { ...context, parentURL: parentOf(programDirectory) });
    } catch {
        throw missingPackage(specifier, programDirectory);
    }
}
