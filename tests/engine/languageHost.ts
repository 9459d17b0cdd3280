import { spawnSync } from "child_process";
import * as fs from "fs/promises";
import * as path from "path";
import * as grpc from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import { GetRequiredPackagesResponse } from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

/**
 * The PATH with a language host on it: `pulumi import` asks for the project's, though it runs no program. Where the CLI
 * came without one, it is this file.
 */
export async function pathWithLanguageHost(folder: string): Promise<string> {
    const name = "pulumi-language-nodejs";
    if (spawnSync("which", [name]).status === 0) return process.env.PATH!;
    const [bin, root] = [path.join(folder, "bin"), path.resolve(__dirname, "../..")];
    await fs.mkdir(bin);
    const register = path.join(root, "tests/typescript.js");
    const text = `#!/bin/sh\ncd '${root}' && exec '${process.execPath}' --require '${register}' '${__filename}' serve\n`;
    await fs.writeFile(path.join(bin, name), text, { mode: 0o755 });
    return `${bin}${path.delimiter}${process.env.PATH}`;
}

function serve(): void {
    const server = new grpc.Server();
    const answer =
        <T>(response: () => T) =>
        (_: unknown, callback: (error: null, response: T) => void) =>
            callback(null, response());
    server.addService(LanguageRuntimeService, {
        getPluginInfo: answer(() => new PluginInfo()),
        getRequiredPackages: answer(() => new GetRequiredPackagesResponse()),
        cancel: answer(() => new Empty()),
    });
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (_, port) => console.log(port));
}

if (process.argv.includes("serve") && require.main === module) serve();
