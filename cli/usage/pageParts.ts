/** Colours that differ in lightness too, for those who see hues less (Okabe and Ito). */
const colours = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#b8a800", "#888888"];

export const pageStyle = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: CanvasText; background: Canvas; }
h1 { font-size: 1.5rem; }
figure { margin: 1.5rem 0; }
svg { width: 100%; min-width: 36rem; height: auto; font-size: 12px; }
svg text { fill: GrayText; }
svg line { stroke: GrayText; stroke-opacity: 0.3; }
.legend { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 0; list-style: none; }
.legend li::before { content: ""; display: inline-block; width: 0.8em; height: 0.8em; margin-right: 0.4em; background: var(--colour); }
.scrolled { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 0.3rem 0.7rem; text-align: left; white-space: nowrap; border-bottom: 1px solid color-mix(in srgb, GrayText 30%, transparent); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
th button { all: unset; cursor: pointer; font-weight: 600; }
th button:focus-visible { outline: 2px solid Highlight; }
th[aria-sort="ascending"] button::after { content: " ▲"; }
th[aria-sort="descending"] button::after { content: " ▼"; }
.spark { letter-spacing: 1px; }
${colours.map((colour, index) => `.s${index} { fill: ${colour}; --colour: ${colour}; }`).join("\n")}
`;

export const sortScript = `
const body = document.querySelector("tbody");
const heads = [...document.querySelectorAll("th")];
const keyOf = (row, column) => {
    const { dataset, textContent } = row.cells[column];
    return "value" in dataset ? Number(dataset.value) : textContent;
};
const compare = (a, b) => typeof a === "string" ? a.localeCompare(b) : a === b ? 0 : a < b ? -1 : 1;
heads.forEach((head, column) => head.querySelector("button").addEventListener("click", () => {
    // The greatest number first, and the first name.
    const isNumber = body.rows.length > 0 && "value" in body.rows[0].cells[column].dataset;
    const present = head.getAttribute("aria-sort");
    const direction = (present ?? (isNumber ? "ascending" : "descending")) === "descending" ? 1 : -1;
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", direction === 1 ? "ascending" : "descending");
    body.append(...[...body.rows].sort((a, b) => direction * compare(keyOf(a, column), keyOf(b, column))));
}));
`;
