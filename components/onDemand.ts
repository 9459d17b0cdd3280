/* eslint-disable @typescript-eslint/no-require-imports -- an `import` would load them at once */

/**
 * Parts of the component that few programs use. They are loaded when one asks for them, so that the evaluation of all
 * others does not take longer.
 */
export const onDemand = {
    accessLogs: () => require("./accessLogs") as typeof import("./accessLogs"),
    domain: () => require("./domain") as typeof import("./domain"),
    loggingRole: () => require("./loggingRole") as typeof import("./loggingRole"),
    monitoring: () => require("./monitoring") as typeof import("./monitoring"),
    openApi: () => require("./openApi") as typeof import("./openApi"),
    openApiFragments: () => require("./openApiFragments") as typeof import("./openApiFragments"),
    webAcl: () => require("./webAcl") as typeof import("./webAcl"),
};
