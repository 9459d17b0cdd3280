import * as fs from "fs";
import * as path from "path";

/*
 * Some tests need a provider that records its calls and fails at one of them on demand. The official one does neither,
 * so with it these tests are not there, and the suite says so at its start.
 */
export const faultsCanBeInjected = (process.env.PATH ?? "")
    .split(path.delimiter)
    .map(folder => path.join(folder, "pulumi-resource-aws"))
    .filter(file => fs.existsSync(file))
    .slice(0, 1)
    .some(file => fs.readFileSync(file, "latin1").includes("STANDIN_FAIL"));
