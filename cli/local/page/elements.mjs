/** @typedef {Node | string | false | undefined} Child */

/**
 * An element with its attributes and children. Text stays text, whatever it says.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {{ [attribute: string]: string | number | boolean | undefined }} attributes an attribute that is false is left out
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) {
        if (value !== undefined && value !== false) made.setAttribute(attribute, value === true ? "" : String(value));
    }
    made.append(...children.filter(child => child !== undefined && child !== false));
    return made;
}

/**
 * @param {string} text
 * @param {() => void | Promise<void>} onClick
 * @param {{ [attribute: string]: string }} attributes
 */
export function button(text, onClick, attributes = {}) {
    const made = element("button", { type: "button", ...attributes }, text);
    made.addEventListener("click", () => void onClick());
    return made;
}

/** The element with this id, which index.html has. @param {string} id */
export function byId(id) {
    return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {string} label what a screen reader says */
export function lock(label) {
    const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    icon.setAttribute("class", "lock");
    icon.setAttribute("role", "img");
    icon.setAttribute("aria-label", label);
    const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = label;
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", "#lock");
    icon.append(title, use);
    return icon;
}

/** `1,000,000` @param {number} value */
export function grouped(value) {
    return value.toLocaleString("en-US");
}

/** `10:15:32`, on this machine's clock. @param {number} milliseconds since 1970 */
export function timeOf(milliseconds) {
    return element(
        "time",
        { datetime: new Date(milliseconds).toISOString() },
        new Date(milliseconds).toLocaleTimeString("en-GB"),
    );
}
