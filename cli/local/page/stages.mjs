import { button, byId, element, lock } from "./elements.mjs";

/** @typedef {import("../pageServer/pageState").PageStage} Stage */
/** @typedef {import("../pageServer/pageState").PageRoute} Route */

/**
 * @param {Stage[]} stages
 * @param {(method: string, path: string) => void} tryRoute
 */
export function showStages(stages, tryRoute) {
    byId("stages").replaceChildren(
        ...stages.map(stage => {
            const url = location.origin + stage.address;
            return element(
                "article",
                { "aria-label": `Stage ${stage.name}` },
                element(
                    "div",
                    { class: "heading" },
                    element("h3", {}, stage.name),
                    element("span", { class: "api" }, stage.api),
                    element("code", { class: "url" }, url),
                ),
                element("ul", { class: "routes" }, ...stage.routes.map(route => row(stage, route, tryRoute))),
            );
        }),
        ...(stages.length === 0 ? [element("p", { class: "none" }, "None.")] : []),
    );
}

/**
 * @param {Stage} stage
 * @param {Route} route
 * @param {(method: string, path: string) => void} tryRoute
 */
function row({ address }, { method, path, needsKey, authorization, throttle, integration }, tryRoute) {
    const details = [integration, authorization && `authorization ${authorization}`, throttle];
    return element(
        "li",
        {},
        element("span", { class: "guard" }, needsKey && lock("needs a key")),
        element("span", { class: "method" }, method),
        element("code", { class: "path" }, path),
        element("span", { class: "details" }, details.filter(detail => detail).join(" · ")),
        button("Try", () => tryRoute(method, address + path), { "aria-label": `Try ${method} ${path}` }),
    );
}
