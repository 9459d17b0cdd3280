import { stripVTControlCharacters } from "node:util";

/** Rows in columns of even width, two spaces apart; the first row is the head. */
export function table(rows: string[][], rightAligned: number[] = []): string[] {
    const width = (cell: string) => stripVTControlCharacters(cell).length;
    const widths = rows[0].map((_, column) => Math.max(...rows.map(row => width(row[column]))));
    return rows.map(row =>
        row
            .map((cell, column) => {
                const padding = " ".repeat(widths[column] - width(cell));
                return rightAligned.includes(column) ? padding + cell : cell + padding;
            })
            .join("  ")
            .trimEnd(),
    );
}

/** `1,000,000` */
export function grouped(value: number): string {
    return value.toLocaleString("en-US");
}
