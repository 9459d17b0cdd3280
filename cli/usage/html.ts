const entities: { [character: string]: string } = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
};

/** A text as it may stand in HTML, in an attribute too: names of customers are anybody's. */
export function escaped(text: string): string {
    return text.replace(/[&<>"']/g, character => entities[character]);
}
