/* global require, process, __dirname */
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
