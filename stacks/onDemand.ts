/* eslint-disable @typescript-eslint/no-require-imports -- an `import` would load it at once */
import type { customersFile } from "./customers/customersFile";

/** What not every stack needs. */
export const onDemand = {
    customersFile: () =>
        (require("./customers/customersFile") as { customersFile: typeof customersFile }).customersFile,
};
