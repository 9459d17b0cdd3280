import { createHash } from "node:crypto";

/** Numbers that are drawn once and for all: the same for a seed at every start. */
export class Draws {
    private block = Buffer.alloc(0);
    private blocks = 0;

    constructor(private readonly seed: string) {}

    bytes(count: number): Buffer {
        while (this.block.length < count) {
            const next = createHash("sha512").update(`${this.seed}\n${this.blocks++}`).digest();
            this.block = Buffer.concat([this.block, next]);
        }
        const drawn = this.block.subarray(0, count);
        this.block = this.block.subarray(count);
        return drawn;
    }

    /** From 0 to below `end`. */
    below(end: number): number {
        return Number(this.bytes(6).readUIntBE(0, 6) % end);
    }

    one<T>(of: ArrayLike<T>): T {
        return of[this.below(of.length)];
    }

    shuffled<T>(items: T[]): T[] {
        const result = [...items];
        for (let last = result.length - 1; last > 0; last--) {
            const other = this.below(last + 1);
            [result[last], result[other]] = [result[other], result[last]];
        }
        return result;
    }
}

/** One kind of characters of a text, and how many of them there must be at least. */
export interface CharacterClass {
    characters: string;
    least: number;
    /** Whether there are no more of them than that. */
    only?: boolean;
}

/**
 * A text of these classes. A long one has a character of each, as nearly every drawn one has: what a service refuses
 * for its characters is refused at every start.
 */
export function drawnText(length: number, classes: CharacterClass[], draws: Draws): string {
    const free = classes.filter(({ only }) => only !== true);
    const all = free.map(({ characters }) => characters).join("");
    const needed = classes.flatMap(({ characters, least }) =>
        Array.from({ length: least }, () => draws.one(characters)),
    );
    const likely = free.filter(({ least }) => least === 0).map(({ characters }) => draws.one(characters));
    const chosen = [...needed, ...likely].slice(0, length);
    const rest = Array.from({ length: length - chosen.length }, () => draws.one(all));
    return draws.shuffled([...chosen, ...rest]).join("");
}
