import { ask } from "./connection.mjs";
import { byId, element, grouped } from "./elements.mjs";

/** @typedef {import("../pageServer/pageState").PageCustomer} Customer */
/** @typedef {import("../pageServer/pageState").PageStage} Stage */
/** @typedef {import("../pageServer/sentRequest").SentAnswer} Answer */

const form = /** @type {HTMLFormElement} */ (byId("send"));
const customerField = /** @type {HTMLSelectElement} */ (form.elements.namedItem("customer"));
const methodField = /** @type {HTMLSelectElement} */ (form.elements.namedItem("method"));
const pathField = /** @type {HTMLInputElement} */ (form.elements.namedItem("path"));
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

methodField.append(...methods.map(method => element("option", {}, method)));
form.addEventListener("submit", event => {
    event.preventDefault();
    void send();
});

/** Offers the customers, and keeps the chosen one. @param {Customer[]} customers @param {Stage[]} stages */
export function offer(customers, stages) {
    const chosen = customerField.value;
    const names = new Map(customers.map(({ keyId, name }) => [keyId, name]));
    customerField.replaceChildren(
        ...[...names].map(([keyId, name]) => element("option", { value: `key:${keyId}` }, name)),
        element("option", { value: "none" }, "nobody: without a key"),
        element("option", { value: "unknown" }, "a stranger: with an unknown key"),
    );
    if (chosen !== "") customerField.value = chosen;
    if (customerField.selectedIndex < 0) customerField.selectedIndex = 0;
    const [stage] = stages;
    const route = stage?.routes.find(({ needsKey }) => needsKey) ?? stage?.routes[0];
    if (pathField.value === "" && route) fillIn(route.method, stage.address + route.path);
}

/** Makes a request ready, for the person to look at and send. @param {string} method @param {string} path */
export function tryRoute(method, path) {
    fillIn(method, path);
    pathField.focus();
    const start = pathField.value.indexOf("{");
    if (start >= 0) pathField.setSelectionRange(start, pathField.value.indexOf("}") + 1);
}

/** @param {string} method @param {string} path */
function fillIn(method, path) {
    methodField.value = methods.includes(method) ? method : "GET";
    pathField.value = path;
}

async function send() {
    const place = byId("answer");
    const times = Number(new FormData(form).get("times") ?? 1);
    place.replaceChildren(element("p", {}, "…"));
    try {
        /** @type {Answer[]} */
        const answers = await Promise.all(Array.from({ length: times }, () => ask("send", request())));
        place.replaceChildren(
            ...(answers.length === 1 ? [] : [summary(answers)]),
            ...shown(answers[answers.length - 1]),
        );
    } catch (error) {
        place.replaceChildren(element("p", { class: "problem" }, /** @type {Error} */ (error).message));
    }
}

function request() {
    const given = new FormData(form);
    const customer = String(given.get("customer"));
    return {
        method: given.get("method"),
        path: given.get("path"),
        body: given.get("body"),
        headers: {
            ...headersOf(String(given.get("headers"))),
            ...(customer === "unknown" && { "x-api-key": "a-key-that-nobody-has" }),
        },
        ...(customer.startsWith("key:") && { keyId: customer.slice("key:".length) }),
    };
}

/** @param {string} lines `Name: value`, one a line */
function headersOf(lines) {
    const named = lines.split("\n").filter(line => line.includes(":"));
    return Object.fromEntries(
        named.map(line => {
            const colon = line.indexOf(":");
            return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
        }),
    );
}

/** `3 × 200, 7 × 429` @param {Answer[]} answers */
function summary(answers) {
    /** @type {Map<number, number>} */
    const counts = new Map();
    for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
    const words = [...counts].sort(([one], [other]) => one - other).map(([status, count]) => `${count} × ${status}`);
    return element("p", { class: "summary" }, words.join(", "), "; the last one:");
}

/** @param {Answer} answer */
function shown({ status, headers, body, isCut, durationMs }) {
    const lines = headers.map(([name, value]) => `${name}: ${value}`).join("\n");
    return [
        element(
            "p",
            {},
            element("span", { class: "status", "data-kind": kindOf(status) }, String(status)),
            ` in ${grouped(Math.round(durationMs))} ms`,
        ),
        element(
            "pre",
            { class: "body", tabindex: 0, "aria-label": "Body of the answer" },
            body === "" ? "(empty)" : body,
        ),
        isCut && element("p", { class: "none" }, "… and more"),
        element("details", {}, element("summary", {}, "Headers"), element("pre", {}, lines)),
    ].filter(part => part !== false);
}

/** @param {number} status */
export function kindOf(status) {
    if (status === 429) return "throttled";
    if (status >= 500) return "failed";
    return status >= 400 ? "refused" : "passed";
}
