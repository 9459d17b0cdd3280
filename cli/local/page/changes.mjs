import { byId, element, timeOf } from "./elements.mjs";

const mostShown = 20;

/** @param {import("./connection.mjs").Reloaded} change */
export function showReload({ time, redeployed, summary, notes }) {
    show(time, redeployed ? "redeployed" : "at once", element("p", {}, summary), ...notes.map(note));
}

/** @param {import("./connection.mjs").Failed} failure */
export function showFailure({ time, message }) {
    show(time, "failed", element("pre", {}, message), note("The last good state is served on."));
}

/** @param {string} text */
function note(text) {
    return element("p", { class: "note" }, text);
}

/** @param {number} time @param {string} kind @param {...HTMLElement} parts */
function show(time, kind, ...parts) {
    byId("no-changes").hidden = true;
    const place = byId("changes");
    place.prepend(element("li", { "data-kind": kind }, timeOf(time), element("div", {}, ...parts)));
    while (place.childElementCount > mostShown) place.lastElementChild?.remove();
}
