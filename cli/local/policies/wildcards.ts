/** Whether a text fits a pattern with `*` (any characters) and `?` (one), in time that grows with both lengths. */
export function wildcard(pattern: string, text: string): boolean {
    let [at, position] = [0, 0];
    let [star, resume] = [-1, 0];
    while (position < text.length) {
        if (at < pattern.length && pattern[at] === "*") {
            star = at++;
            resume = position;
        } else if (at < pattern.length && (pattern[at] === "?" || pattern[at] === text[position])) {
            at++;
            position++;
        } else if (star >= 0) {
            at = star + 1;
            position = ++resume;
        } else {
            return false;
        }
    }
    while (pattern[at] === "*") at++;
    return at === pattern.length;
}
