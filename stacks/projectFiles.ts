import * as path from "path";
import * as pulumi from "@pulumi/pulumi";

/** Where a file lies that the configuration names, from the folder of `Pulumi.yaml`. */
export function projectFile(name: string): string {
    const root = pulumi.getRootDirectory();
    // Where no CLI tells it, in mocks and in an inline program of the Automation API, the SDK says "rootDirectory".
    return path.resolve(path.isAbsolute(root) ? root : ".", name);
}
