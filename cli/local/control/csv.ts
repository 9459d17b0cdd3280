/**
 * The records of comma-separated values. A field that begins with a quote, double or single, ends with it; twice the
 * quote is the quote itself.
 */
export function csvRecords(text: string): string[][] {
    const records: string[][] = [];
    let record: string[] = [];
    let at = 0;
    while (at < text.length) {
        const [field, end] = fieldAt(text, at);
        record.push(field);
        at = end + 1;
        if (text[end] === ",") {
            // A comma at the very end has an empty field behind it.
            if (at === text.length) record.push("");
            continue;
        }
        if (record.length > 1 || record[0] !== "") records.push(record);
        record = [];
    }
    if (record.length > 0) records.push(record);
    return records;
}

/** A field, and where the comma, the end of the line or of the text after it is. */
function fieldAt(text: string, start: number): [field: string, end: number] {
    const quote = text[start];
    if (quote !== '"' && quote !== "'") {
        let end = start;
        while (end < text.length && text[end] !== "," && text[end] !== "\n") end++;
        return [text.slice(start, end).trim(), end];
    }
    let field = "";
    let at = start + 1;
    for (; at < text.length; at++) {
        if (text[at] !== quote) field += text[at];
        else if (text[at + 1] === quote) field += text[at++];
        else break;
    }
    let end = at + 1;
    while (end < text.length && text[end] !== "," && text[end] !== "\n") end++;
    return [field, Math.min(end, text.length)];
}
