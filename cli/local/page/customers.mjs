import { ask } from "./connection.mjs";
import { button, byId, element, grouped } from "./elements.mjs";
import { gauge } from "./gauges.mjs";
import { keyOf } from "./keys.mjs";

/** @typedef {import("../pageServer/pageState").PageCustomer} Customer */
/** @typedef {import("../pageServer/pageState").Gauge} Gauge */
/** @typedef {import("../pageServer/pageState").Gauges} Gauges */

/** Of thousands of customers a person looks at few. */
const mostShown = 60;

/** @type {Map<string, (gauge: Gauge) => void>} */
const shown = new Map();
/** @type {Gauges} */
let levels = {};
/** @type {Customer[]} */
let all = [];

const find = /** @type {HTMLInputElement} */ (byId("find"));
find.addEventListener("input", show);

/** @param {Customer[]} customers @param {Gauges} gauges */
export function showCustomers(customers, gauges) {
    const isSame = JSON.stringify(customers) === JSON.stringify(all);
    all = customers;
    levels = {};
    byId("find-label").hidden = customers.length <= 6;
    if (!isSame || customers.length === 0) show();
    showGauges(gauges);
}

/** @param {Gauges} gauges those that have changed */
export function showGauges(gauges) {
    Object.assign(levels, gauges);
    for (const [id, level] of Object.entries(gauges)) shown.get(id)?.(level);
}

function show() {
    const wanted = find.value.trim().toLowerCase();
    const found = all.filter(({ name, plan }) => `${name} ${plan?.name ?? ""}`.toLowerCase().includes(wanted));
    shown.clear();
    const cards = found.slice(0, mostShown).map(card);
    const left = found.length - cards.length;
    byId("customers").replaceChildren(
        ...cards,
        ...(all.length === 0 ? [element("p", { class: "none" }, "None: the program makes no API keys.")] : []),
        ...(all.length > 0 && found.length === 0 ? [element("p", { class: "none" }, "None of that name.")] : []),
        ...(left > 0 ? [element("p", { class: "none" }, `and ${grouped(left)} more`)] : []),
    );
    showGauges(levels);
}

/** @param {Customer} customer */
function card(customer) {
    const { name, plan, enabled } = customer;
    const message = element("p", { class: "message", role: "status" });
    return element(
        "article",
        { class: "customer", "aria-label": name, "data-enabled": String(enabled) },
        element(
            "div",
            { class: "heading" },
            element("h3", {}, name),
            !enabled && element("span", { class: "badge off" }, "disabled"),
            plan
                ? element("span", { class: "badge" }, plan.name)
                : element("span", { class: "badge off" }, "in no plan"),
        ),
        plan && element("p", { class: "limits" }, plan.limits),
        ...gaugesOf(customer),
        element("div", { class: "actions" }, ...keyOf(customer, message), ...limitActions(customer, message)),
        message,
    );
}

/** @param {Customer} customer */
function gaugesOf({ id, plan }) {
    const tokens = plan?.burst === undefined ? undefined : gauge("Tokens", plan.burst);
    const quota = plan?.quota === undefined ? undefined : gauge("Quota", plan.quota, `a ${plan.period?.toLowerCase()}`);
    shown.set(id, level => {
        if (level.tokens !== undefined) tokens?.show(level.tokens);
        if (level.remaining !== undefined) quota?.show(level.remaining);
    });
    return [tokens?.whole, quota?.whole];
}

/** @param {Customer} customer @param {HTMLElement} message */
function limitActions({ name, keyId, plan }, message) {
    if (!plan) return [];
    /** @param {"fill" | "reset"} action @param {string} done */
    const act = (action, done) => () =>
        ask(action, { planId: plan.id, keyId }).then(
            () => sayForAWhile(message, done),
            error => sayForAWhile(message, error.message),
        );
    return [
        plan.quota !== undefined &&
            button("Fill the quota", act("fill", "Used up: the next request is refused with 429 Limit Exceeded."), {
                "aria-label": `Fill the quota of ${name}`,
            }),
        button("Reset", act("reset", "All tokens and the whole quota are back."), {
            "aria-label": `Reset the limits of ${name}`,
        }),
    ];
}

/** What is soon no longer so, as the next request comes. @param {HTMLElement} message @param {string} text */
function sayForAWhile(message, text) {
    message.textContent = text;
    setTimeout(() => {
        if (message.textContent === text) message.textContent = "";
    }, 8000);
}
