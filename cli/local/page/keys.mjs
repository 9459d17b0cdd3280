import { ask } from "./connection.mjs";
import { button, element } from "./elements.mjs";

/** @typedef {import("../pageServer/pageState").PageCustomer} Customer */

/** Why a value is not the one of AWS. */
const standIns = {
    program: "",
    call: "",
    generated: "A stand-in: AWS generates the real one.",
    encrypted: "A stand-in: the real one is encrypted in the configuration.",
};

/**
 * The buttons that show and copy a key. Its value comes from the gateway when it is asked for, and not before.
 *
 * @param {Customer} customer
 * @param {HTMLElement} message
 */
export function keyOf({ name, keyId, origin }, message) {
    const value = element("code", { class: "key" });
    value.hidden = true;
    /** @param {(key: string) => void | Promise<void>} use */
    const withKey = async use => {
        try {
            await use((await ask("key", { keyId })).value);
        } catch (error) {
            message.textContent = /** @type {Error} */ (error).message;
        }
    };
    const show = button("Show key", () => (value.hidden ? withKey(reveal) : hide()), {
        "aria-label": `Show the key of ${name}`,
        "aria-expanded": "false",
    });
    const copy = button(
        "Copy key",
        () =>
            withKey(async key => {
                await navigator.clipboard.writeText(key);
                message.textContent = `Copied. ${standIns[origin]}`.trim();
            }),
        { "aria-label": `Copy the key of ${name}` },
    );
    /** @param {string} key */
    function reveal(key) {
        value.textContent = key;
        setShown(true);
        message.textContent = standIns[origin];
    }
    function hide() {
        value.textContent = "";
        setShown(false);
        message.textContent = "";
    }
    /** @param {boolean} isShown */
    function setShown(isShown) {
        value.hidden = !isShown;
        show.textContent = isShown ? "Hide key" : "Show key";
        show.setAttribute("aria-label", `${isShown ? "Hide" : "Show"} the key of ${name}`);
        show.setAttribute("aria-expanded", String(isShown));
    }
    return [value, show, copy];
}
