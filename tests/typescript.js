/* global require, process, __dirname, __filename */
/*
 * Lets the tests run the sources. A process that evaluates a program gets the program's own ts-node from Pulumi's SDK,
 * and two of them would transpile one file twice: there, this one loads the gateway's files only.
 */
const path = require("node:path");

const cli = path.resolve(__dirname, "../cli");
const isOfCli = process.argv[1]?.startsWith(cli + path.sep);
require("ts-node").register({
    cwd: cli,
    transpileOnly: true,
    swc: true,
    ...(isOfCli && { scope: true, scopeDir: cli }),
});

// Where it was not given to Node as an option, the processes that this one starts get it all the same.
if (!process.execArgv.some(argument => argument.includes("typescript.js")))
    process.execArgv.push("--require", __filename);
