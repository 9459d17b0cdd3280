import { byId, element, grouped, timeOf } from "./elements.mjs";
import { kindOf } from "./sender.mjs";

/** @typedef {import("../events").RequestEvent} RequestEvent */

const mostShown = 200;

/** What came since the last frame: a burst is drawn once. @type {HTMLTableRowElement[]} */
let waiting = [];
let isPaused = false;

const pause = byId("pause");
pause.addEventListener("click", () => {
    isPaused = !isPaused;
    pause.setAttribute("aria-pressed", String(isPaused));
    if (!isPaused) draw();
});
byId("clear").addEventListener("click", () => {
    waiting = [];
    byId("requests").replaceChildren();
    showWhetherEmpty();
});
byId("refused-only").addEventListener("change", event => {
    const { checked } = /** @type {HTMLInputElement} */ (event.target);
    byId("requests").classList.toggle("refused-only", checked);
});

/** @param {RequestEvent} request */
export function showRequest(request) {
    const { time, status, method, path, customer, plan, remaining, reason } = request;
    const row = element(
        "tr",
        { "data-kind": kindOf(status) },
        element("td", {}, timeOf(time)),
        element("td", {}, element("span", { class: "status", "data-kind": kindOf(status) }, String(status))),
        element("td", { class: "request" }, element("span", { class: "method" }, method), ` ${path}`),
        element("td", {}, customer ?? "", plan !== undefined && element("span", { class: "plan" }, ` ${plan}`)),
        element("td", { class: "number" }, remaining === undefined ? "" : grouped(remaining)),
        element("td", { class: "reason" }, reason ?? ""),
    );
    add(row);
    if (reason !== undefined && !isPaused) byId("last-refusal").textContent = `${status} ${method} ${path}: ${reason}`;
}

/** @param {{ count: number }} missed */
export function showMissed({ count }) {
    add(element("tr", {}, element("td", { colspan: 6 }, `${grouped(count)} more came too fast to be shown`)));
}

/** @param {HTMLTableRowElement} row */
function add(row) {
    waiting.push(row);
    if (waiting.length > mostShown) waiting.shift();
    if (waiting.length === 1 && !isPaused) requestAnimationFrame(draw);
}

function draw() {
    if (isPaused) return;
    const place = byId("requests");
    place.prepend(...waiting.reverse());
    waiting = [];
    while (place.childElementCount > mostShown) place.lastElementChild?.remove();
    showWhetherEmpty();
}

function showWhetherEmpty() {
    const isEmpty = byId("requests").childElementCount === 0;
    byId("no-requests").hidden = !isEmpty;
    byId("requests-table").hidden = isEmpty;
}
