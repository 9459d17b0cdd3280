/*
 * A program is evaluated in a process of its own, which learns from its environment what `npm run mutate` changed there
 * (the code that Stryker adds to a changed file reads it).
 */
const { __stryker__: stryker } = globalThis as { __stryker__?: { activeMutant?: string } };

export const mochaHooks = {
    beforeAll(): void {
        if (stryker?.activeMutant === undefined) delete process.env.__STRYKER_ACTIVE_MUTANT__;
        else process.env.__STRYKER_ACTIVE_MUTANT__ = stryker.activeMutant;
    },
};
