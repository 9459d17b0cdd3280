import { missing } from "./engine";

/** Before any test: says in one line what is missing, and ends the run as failed. */
export function mochaGlobalSetup(): void {
    const what = missing();
    if (what === undefined) return;
    console.error(what);
    process.exit(1);
}
