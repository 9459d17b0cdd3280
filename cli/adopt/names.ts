/**
 * A name for each of some things that have names as people give them, by id: one that a map of plans or keys takes, and
 * no two alike. The first of several with one name has it as it is, the next ones a number.
 *
 * @param given in the order in which they were made, each with its id and the texts that may name it, the best first
 */
export function mapNames(given: { id: string; texts: (string | undefined)[]; kind: string }[]): Map<string, string> {
    const taken = new Set<string>();
    return new Map(
        given.map(({ id, texts, kind }) => {
            const own = texts.map(text => mapName(text ?? "")).find(name => name !== "") ?? `${kind}-${id}`;
            let name = own;
            for (let number = 2; taken.has(name.toLowerCase()); number++) name = withNumber(own, number);
            taken.add(name.toLowerCase());
            return [id, name];
        }),
    );
}

const longest = 128;

/** Names have letters, digits and `. _ - @ +`, begin with a letter or digit, and end with none that joins words. */
function mapName(text: string): string {
    const words = text.normalize("NFKD").replace(/\p{M}/gu, "");
    const joined = words.replace(/[^A-Za-z0-9._@+-]+/g, "-");
    return trimmed(trimmed(joined).slice(0, longest));
}

function trimmed(name: string): string {
    const letters = [...name];
    const first = letters.findIndex(letter => /[A-Za-z0-9]/.test(letter));
    if (first < 0) return "";
    const last = letters.findLastIndex(letter => /[A-Za-z0-9]/.test(letter));
    return letters.slice(first, last + 1).join("");
}

function withNumber(name: string, number: number): string {
    const suffix = `-${number}`;
    return name.slice(0, longest - suffix.length) + suffix;
}
