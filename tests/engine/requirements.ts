import { missing } from "./engine";
import { faultsCanBeInjected } from "./faults";

/** Before any test: says in one line what is missing, and ends the run as failed. */
export function mochaGlobalSetup(): void {
    const what = missing();
    if (what !== undefined) {
        console.error(what);
        process.exit(1);
    }
    if (!faultsCanBeInjected) {
        console.error(
            "test:engine: the provider on the PATH injects no faults, so failing calls and killed runs are not tested",
        );
    }
}
