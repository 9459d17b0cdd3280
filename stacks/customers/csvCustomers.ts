import { Path } from "../../components/problems";
import {
    Column,
    columnOf,
    isColumn,
    isKeyValue,
    keyValueProblem,
    nearestColumn,
    shownColumns,
    unknownColumn,
} from "./customerColumns";
import { Customer, CustomerList, LineProblem } from "./customerList";
import { Cell, Row, csvRows } from "./csvRows";

/** What a spreadsheet puts between cells, by its language. */
const delimiters = [",", ";", "\t"];

/** The customers of a table: a header that names the columns, and a line for each. */
export function csvCustomers(text: string): CustomerList {
    const headers = delimiters.map(delimiter => ({
        delimiter,
        header: titlesOf(csvRows(text, delimiter).next().value),
    }));
    const { delimiter } = headers.find(({ header }) => header.includes("name")) ?? mostCells(headers);
    const [header, ...rows] = csvRows(text, delimiter);
    return header.problem === undefined ? tableCustomers(header, rows) : unreadable([{ ...header.problem, path: [] }]);
}

function tableCustomers(header: Row, rows: Row[]): CustomerList {
    const titles = titlesOf(header);
    const found = titles.flatMap((title, index) => titleProblems(titles, title, index, rows));
    const problems: LineProblem[] = found.map(problem => ({ line: header.cells[0].line, ...problem }));
    const names = titles.indexOf("name");
    if (names < 0) return unreadable(withoutNames(titles, problems, header.line));

    const columns = titles.map((title, index) => (titles.indexOf(title) === index ? columnOf(title) : undefined));
    const isWritten = (row: Row) => row.problem === undefined && row.cells.length === titles.length;
    const written = rows.filter(isWritten);
    const isNamed = (row: Row) => row.cells[names].text.trim() !== "";
    const ofRows = rows.flatMap((row): LineProblem[] => {
        if (row.problem !== undefined) return [{ ...row.problem, path: [] }];
        if (!isWritten(row)) return [{ line: row.line, path: [], message: otherCount(row, titles) }];
        return isNamed(row) ? [] : [{ line: row.line, path: ["name"], message: "missing" }];
    });
    const hasPlans = titles.includes("plan");
    if (!hasPlans && !titles.some(title => columnOf(title) === undefined && nearestColumn(title) === "plan")) {
        problems.push({ line: header.line, path: ["plan"], message: "missing; each key is in a plan" });
    }
    return {
        customers: written.filter(isNamed).map(row => customerOf(row, columns, names)),
        problems: [...problems, ...ofRows],
        isWhole: ofRows.length === 0,
        hasKeyValues: titles.some(isKeyValue),
        settled: hasPlans ? undefined : "plan",
    };
}

function customerOf({ line, cells }: Row, columns: (Column | undefined)[], names: number): Customer {
    const own: [string, unknown][] = [];
    const tags: [string, unknown][] = [];
    columns.forEach((column, index) => {
        const { text } = cells[index];
        if (column === undefined || index === names || text.trim() === "") return;
        const [property, tag] = column.path;
        if (tag === undefined) own.push([property, column.meaning(text)]);
        else tags.push([tag, column.meaning(text)]);
    });
    if (tags.length > 0) own.push(["tags", Object.fromEntries(tags)]);
    const indexAt = (at: Path) => columns.findIndex(column => column !== undefined && isSame(column.path, at));
    return {
        name: cells[names].text.trim(),
        key: Object.fromEntries(own),
        place: ["name"],
        // The cell may be on a later line than its row, below a cell with line breaks.
        lineAt: at => (cells[indexAt(at)] as Cell | undefined)?.line ?? line,
    };
}

function isSame(path: Path, other: Path): boolean {
    return path.length === other.length && path.every((name, index) => name === other[index]);
}

function titleProblems(titles: string[], title: string, index: number, rows: Row[]) {
    const problem = (message: string) => [{ path: [title], message }];
    if (title === "") {
        const isUsed = rows.some(({ cells }) => cells.length === titles.length && cells[index].text.trim() !== "");
        return isUsed ? [{ path: [], message: `column ${index + 1} has no name` }] : [];
    }
    const first = titles.indexOf(title);
    if (first < index) return problem(`is the name of columns ${first + 1} and ${index + 1}; drop one`);
    if (isKeyValue(title)) return problem(keyValueProblem());
    return columnOf(title) === undefined ? problem(unknownColumn(title)) : [];
}

/** Where no column has the names, what looks like a header may be a customer, and a cell of it a key value. */
function withoutNames(titles: string[], problems: LineProblem[], line: number): LineProblem[] {
    const message = `there is no column "name"; the first line names the columns, which are ${shownColumns}`;
    if (!titles.some(isColumn)) return [{ line, path: [], message }];
    const near = problems.filter(({ path: [title = ""] }) => nearestColumn(title) !== undefined || isKeyValue(title));
    return titles.some(title => nearestColumn(title) === "name") ? near : [{ line, path: [], message }, ...near];
}

function otherCount({ cells }: Row, titles: string[]): string {
    const count = cells.length === 1 ? "1 cell" : `${cells.length} cells`;
    const hint = cells.length > titles.length ? "; a cell with a delimiter in it stands in quotation marks" : "";
    return `has ${count}, and the header ${titles.length}${hint}`;
}

function titlesOf(row: Row | void): string[] {
    return (row ? row.cells : []).map(({ text }: Cell) => text.trim());
}

function mostCells<T extends { header: string[] }>(all: T[]): T {
    return all.reduce((most, each) => (each.header.length > most.header.length ? each : most));
}

function unreadable(problems: LineProblem[]): CustomerList {
    return { customers: [], problems, isWhole: false, hasKeyValues: true };
}
