import { element, grouped } from "./elements.mjs";

/**
 * How much of a limit is left, as a bar and in words.
 *
 * @param {string} label
 * @param {number} most
 * @param {string} unit what follows the numbers, such as `a day`
 */
export function gauge(label, most, unit = "") {
    const bar = element("span", { class: "fill" });
    const text = element("span", { class: "left" });
    const meter = element("span", { class: "meter", role: "meter", "aria-label": label, "aria-valuemin": 0 }, bar);
    meter.setAttribute("aria-valuemax", String(most));
    return {
        whole: element("div", { class: "gauge" }, element("span", { class: "what" }, label), meter, text),
        /** @param {number} left */
        show(left) {
            const words = `${grouped(left)} of ${grouped(most)}${unit === "" ? "" : ` ${unit}`}`;
            const share = most === 0 ? 0 : Math.min(1, left / most);
            bar.style.width = `${share * 100}%`;
            meter.dataset.level = left === 0 ? "none" : share < 0.25 ? "little" : "enough";
            meter.setAttribute("aria-valuenow", String(Math.min(left, most)));
            meter.setAttribute("aria-valuetext", `${words} left`);
            text.textContent = words;
        },
    };
}
