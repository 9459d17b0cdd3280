import * as state from "@pulumi/pulumi/runtime/state";

interface Store {
    settings: { options: { rootDirectory?: string } };
}

/** Tells the program that runs the folder of its project, which the CLI does and neither mocks nor inline programs do. */
export function setProjectRoot(folder: string): void {
    (state as unknown as { getStore(): Store }).getStore().settings.options.rootDirectory = folder;
}
