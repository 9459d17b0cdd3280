import { Cursor } from "./expressionParser";
import { Node } from "./nodes";

export function addText(nodes: Node[], text: string): void {
    const last = nodes.at(-1);
    if (last?.kind === "text") last.text += text;
    else if (text !== "") nodes.push({ kind: "text", text });
}

/** Before a `#set`, which takes the blanks before it. */
export function dropBlanksAtEnd(nodes: Node[]): void {
    const last = nodes.at(-1);
    if (last?.kind !== "text") return;
    let end = last.text.length;
    while (end > 0 && (last.text[end - 1] === " " || last.text[end - 1] === "\t")) end--;
    last.text = last.text.slice(0, end);
}

/** Takes a comment, `##` with the end of its line, or a text that is no template, `#[[…]]#`. */
export function takesCommentOrRaw(cursor: Cursor, nodes: Node[]): boolean {
    const to = (close: string) => {
        const end = cursor.text.indexOf(close, cursor.at);
        const inner = cursor.text.slice(cursor.at, end < 0 ? undefined : end);
        cursor.at = end < 0 ? cursor.text.length : end + close.length;
        return inner;
    };
    if (cursor.skips("##")) to("\n");
    else if (cursor.skips("#*")) to("*#");
    else if (cursor.skips("#[[")) addText(nodes, to("]]#"));
    else return false;
    return true;
}
