import { byId } from "./elements.mjs";

/** @typedef {import("../pageServer/pageState").PageState} PageState */
/** @typedef {import("../pageServer/pageState").Gauges} Gauges */
/** @typedef {import("../events").RequestEvent} RequestEvent */
/** @typedef {import("../events").ReloadedEvent & { time: number }} Reloaded */
/** @typedef {import("../events").FailedEvent & { time: number }} Failed */

/**
 * @typedef {object} Listener what is done with each event of the gateway
 * @property {(state: PageState) => void} state
 * @property {(gauges: Gauges) => void} gauges
 * @property {(request: RequestEvent) => void} request
 * @property {(missed: { count: number }) => void} missed
 * @property {(change: Reloaded) => void} reloaded
 * @property {(failure: Failed) => void} failed
 */

/** Follows the gateway for as long as the page is open. @param {Listener} listener */
export function follow(listener) {
    /** @type {string | undefined} */
    let instance;
    const source = new EventSource("/@page/events");
    source.addEventListener("open", () => showConnection("live", "connected"));
    source.addEventListener("error", () => {
        showConnection("lost", "the gateway does not answer; waiting for it …");
        // Where it answered, but not with events, a browser tries no more.
        if (source.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 2000);
    });
    source.addEventListener("state", event => {
        const state = /** @type {PageState} */ (JSON.parse(event.data));
        // Another gateway has another token.
        if (instance !== undefined && instance !== state.instance) location.reload();
        instance = state.instance;
    });
    for (const [name, hear] of Object.entries(listener)) {
        source.addEventListener(name, event => hear(JSON.parse(event.data)));
    }
}

/** @param {string} state @param {string} text */
function showConnection(state, text) {
    const place = byId("connection");
    place.dataset.state = state;
    place.textContent = text;
}

/**
 * Asks the gateway to do something; fails with its reason.
 *
 * @param {"key" | "fill" | "reset" | "send"} action
 * @param {object} asked
 * @returns {Promise<any>}
 */
export async function ask(action, asked) {
    const token = document.querySelector('meta[name="page-token"]')?.getAttribute("content") ?? "";
    const asking = fetch(`/@page/${action}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Page-Token": token },
        body: JSON.stringify(asked),
    });
    // Each browser has other words for it.
    const response = await asking.catch(() => {
        throw new Error("The gateway does not answer.");
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.message);
    return answer;
}
