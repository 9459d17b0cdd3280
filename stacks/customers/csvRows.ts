/** A cell of a table, as it is meant: without the quotation marks that it is written in. */
export interface Cell {
    text: string;
    /** The line on which it starts. */
    line: number;
}

export interface Row {
    /** The line on which it starts. */
    line: number;
    cells: Cell[];
    /** What is wrong with how it is written. */
    problem?: { line: number; message: string };
}

const strayMark =
    "has a quotation mark inside a cell; put the whole cell into quotation marks, and write each one in it twice";

/**
 * The rows of a table as RFC 4180 has it, with the lines on which they start, those without any text left out. Line
 * breaks are those of any system.
 *
 * It is not csv-parse, which stops at the first cell that is written wrong and shows it, though it may be a secret, and
 * counts each CR LF inside a cell as two lines (7.0.3).
 */
export function* csvRows(text: string, delimiter: string): Generator<Row, void> {
    const plain = delimiter === "\t" ? /[^\t\r\n]*/y : delimiter === ";" ? /[^;\r\n]*/y : /[^,\r\n]*/y;
    let at = 0;
    let line = 1;

    const toDelimiter = (): string => {
        plain.lastIndex = at;
        const [found] = plain.exec(text)!;
        at += found.length;
        return found;
    };
    const quotedCell = (row: Row): string => {
        const opened = at + 1;
        const closed = closingMark(text, opened);
        if (closed === undefined) {
            row.problem ??= { line, message: "has a quotation mark that is not closed" };
            at = text.length;
            return "";
        }
        const inner = text.slice(opened, closed);
        line += breaksIn(inner);
        at = closed + 1;
        if (toDelimiter() !== "") row.problem ??= { line, message: strayMark };
        return inner.replaceAll('""', '"');
    };
    const cell = (row: Row): Cell => {
        const start = line;
        if (text[at] === '"') return { line: start, text: quotedCell(row) };
        const found = toDelimiter();
        if (found.includes('"')) row.problem ??= { line, message: strayMark };
        return { line: start, text: found };
    };

    while (at < text.length) {
        const row: Row = { line, cells: [] };
        row.cells.push(cell(row));
        while (text[at] === delimiter) {
            at++;
            row.cells.push(cell(row));
        }
        if (row.problem !== undefined || row.cells.some(each => each.text.trim() !== "")) yield row;
        at += text.startsWith("\r\n", at) ? 2 : 1;
        line++;
    }
}

/** The mark that closes a cell: the first that is not one of two. */
function closingMark(text: string, from: number): number | undefined {
    for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
        if (text[at + 1] !== '"') return at;
    }
    return undefined;
}

function breaksIn(text: string): number {
    return (text.match(/\r\n|[\r\n]/g) ?? []).length;
}
