/* global require, __dirname */
/*
 * Lets Node load the TypeScript of this folder, wherever it is installed.
 *
 * Node strips no types in a folder under node_modules (ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING). ts-node ignores
 * such folders, and loads the TypeScript compiler to transpile: 0.1 s and 50 MB in every process. The program that is
 * evaluated brings a ts-node of its own, which must not meet another one, so only this folder's files are touched. And
 * hooks on top of the loader that is there, such as those of pirates, get no source from Node 22.18 on, whose loader
 * of .ts files refuses the folder first.
 */
const fs = require("node:fs");
const nodeModule = require("node:module");
const path = require("node:path");
const { transformSync } = require("@swc/core");

// Node 22 and later keep compiled modules on disk, which makes the next start quicker.
nodeModule.enableCompileCache?.();

const extensions = nodeModule.Module._extensions;
const load = extensions[".ts"] ?? extensions[".js"];
const options = {
    sourceMaps: "inline",
    swcrc: false,
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
    module: { type: "commonjs" },
};

extensions[".ts"] = (module, filename) => {
    if (!filename.startsWith(__dirname + path.sep)) return load(module, filename);
    module._compile(transformSync(fs.readFileSync(filename, "utf8"), { ...options, filename }).code, filename);
};
