/** Whether a text is what a pattern with `*` (any text) and `?` (one character) means; as IAM has them. */
export function matchesWildcards(pattern: string, text: string): boolean {
    let [inPattern, inText] = [0, 0];
    let star = -1;
    let afterStar = 0;
    while (inText < text.length) {
        const expected = pattern[inPattern];
        if (expected === "*") {
            star = inPattern++;
            afterStar = inText;
        } else if (expected === "?" || expected === text[inText]) {
            inPattern++;
            inText++;
        } else if (star >= 0) {
            // The last star takes one character more.
            inPattern = star + 1;
            inText = ++afterStar;
        } else return false;
    }
    while (pattern[inPattern] === "*") inPattern++;
    return inPattern === pattern.length;
}
