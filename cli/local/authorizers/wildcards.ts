/** Whether a text fits a pattern of IAM, where `*` is any text and `?` any character. */
export function fits(pattern: string, text: string): boolean {
    let [at, inText] = [0, 0];
    let [star, afterStar] = [-1, 0];
    while (inText < text.length) {
        if (pattern[at] === "*") {
            star = at++;
            afterStar = inText;
        } else if (at < pattern.length && (pattern[at] === "?" || pattern[at] === text[inText])) {
            at++;
            inText++;
        } else if (star >= 0) {
            // The last star takes one character more; an earlier one never has to.
            at = star + 1;
            inText = ++afterStar;
        } else {
            return false;
        }
    }
    while (pattern[at] === "*") at++;
    return at === pattern.length;
}
