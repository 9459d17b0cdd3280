import { showFailure, showReload } from "./changes.mjs";
import { follow } from "./connection.mjs";
import { showCustomers, showGauges } from "./customers.mjs";
import { byId, element } from "./elements.mjs";
import { showMissed, showRequest } from "./requests.mjs";
import { offer, tryRoute } from "./sender.mjs";
import { showStages } from "./stages.mjs";

let offered = "";

follow({
    state({ title, notes, stages, customers, gauges }) {
        document.title = `${title} · local gateway`;
        byId("title").textContent = title;
        showNotes(notes);
        // What is as it was stays, with the focus that is in it.
        const now = JSON.stringify([stages, customers]);
        if (now !== offered) {
            showStages(stages, tryRoute);
            offer(customers, stages);
        }
        offered = now;
        showCustomers(customers, gauges);
    },
    gauges: showGauges,
    request: showRequest,
    missed: showMissed,
    reloaded: showReload,
    failed: showFailure,
});

/** @param {string[]} notes */
function showNotes(notes) {
    byId("notes").hidden = notes.length === 0;
    byId("notes")
        .querySelector("ul")
        ?.replaceChildren(...notes.map(note => element("li", {}, note)));
}
