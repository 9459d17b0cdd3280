import { Problem, shownPath } from "../../components/problems";
import { LineProblem } from "./customerList";

/** As many as a person reads, and a terminal keeps. */
const most = 100;

/**
 * The problems with the lines of a file as they are shown: `customers.csv:17: plan: missing`, in the order of the lines.
 * Where there are many, those that say the same are shown as one, and the rest is counted.
 */
export function shownProblems(file: string, all: LineProblem[]): Problem[] {
    const sorted = [...all].sort((a, b) => a.line - b.line);
    const groups = sorted.length <= most ? sorted.map(each => [each]) : grouped(sorted);
    const left = groups.slice(most).flat();
    return [
        ...groups.slice(0, most).map(group => ({ path: [], message: shown(file, group), count: group.length })),
        ...(left.length === 0 ? [] : [{ path: [], message: rest(file, left), count: left.length }]),
    ];
}

function grouped(problems: LineProblem[]): LineProblem[][] {
    const groups = new Map<string, LineProblem[]>();
    for (const problem of problems) {
        const said = text(problem);
        const group = groups.get(said);
        if (group === undefined) groups.set(said, [problem]);
        else group.push(problem);
    }
    return [...groups.values()];
}

function shown(file: string, group: LineProblem[]): string {
    const ranges = rangesOf(group.map(({ line }) => line));
    const few = ranges.slice(0, 10).join(", ");
    const lines = ranges.length > 10 ? `${few}, …, ${ranges.at(-1)} (${group.length} lines)` : few;
    return `${file}:${lines}: ${text(group[0])}`;
}

function rest(file: string, left: LineProblem[]): string {
    const count = left.length === 1 ? "1 more problem" : `${left.length} more problems`;
    return `${file}:${rangesOf([left[0].line, left.at(-1)!.line]).join(" to ")}: ${count}, shown when these are mended`;
}

/** `2-5` for lines one after the other. */
function rangesOf(lines: number[]): string[] {
    const ranges: [number, number][] = [];
    for (const line of lines) {
        const last = ranges.at(-1);
        if (last !== undefined && line <= last[1] + 1) last[1] = line;
        else ranges.push([line, line]);
    }
    return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`));
}

function text({ path, message }: LineProblem): string {
    return path.length === 0 ? message : `${shownPath(path)}: ${message}`;
}
