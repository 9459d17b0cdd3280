import { everyCallFails } from "./everyCallFails";
import { firstProgram } from "./programs";
import { faultsCanBeInjected } from "./faults";

const promise = faultsCanBeInjected ? describe : () => undefined;

promise("When the service fails during the first `pulumi up`", () => {
    it("the next `pulumi up` completes, whichever call it was, and clients get what the program says", async function () {
        this.timeout("9m");
        await everyCallFails(undefined, firstProgram);
    });
});
