/** A goal beside what was measured. */
export function goal(text: string, isMet: boolean): string {
    return isMet ? `(goal: ${text})` : `(goal: ${text}) MISSED`;
}

/** The same for what does not depend on how busy the machine is: the bench fails when it is missed. */
export function firmGoal(text: string, isMet: boolean): string {
    if (!isMet) process.exitCode = 1;
    return goal(text, isMet);
}
