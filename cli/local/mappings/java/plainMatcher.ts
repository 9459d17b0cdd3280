import { Matcher } from "./matcher";

/** Finds a text that is no empty one as it is: `\\'`, which the guide has templates replace in whole bodies. */
export function plainMatcher(text: string, sought: string): Matcher {
    let start = 0;
    let next = 0;
    return {
        find: () => {
            start = text.indexOf(sought, next);
            next = start + sought.length;
            return start >= 0;
        },
        start: () => start,
        end: () => next,
        group: group => (group === 0 ? sought : null),
        groupCount: () => 0,
        matches: () => text === sought,
    };
}
