/* global process, console */
/*
 * `npm run mutate [-- folder or file …]`: changes the code of `components/` and `cli/` in one small place at a time,
 * and runs the tests that go through the place. A change that no test notices is listed: a fault could stand there.
 */
import fs from "node:fs";
import path from "node:path";
import { Stryker } from "@stryker-mutator/core";

const require = ["./tests/typescript.js"];

/** How each part is tested. Tests of the command are left out: it is a process of its own, in which nothing is changed. */
const parts = {
    components: {
        mochaOptions: {
            require,
            spec: ["tests/components/**/*.test.ts", "tests/stacks/**/*.test.ts", "tests/registrations.test.ts"],
        },
    },
    cli: { mochaOptions: { require, spec: ["tests/cli/**/!(cli).test.ts"] } },
    // A process of its own too, but one that is told the change. It does not tell which tests go through which place.
    "cli/local/evaluation": {
        mochaOptions: {
            require: [...require, "tests/mutatedProcesses.ts"],
            spec: ["tests/cli/local/!(cli|fidelity|reload|serve).test.ts"],
        },
        coverageAnalysis: "off",
    },
};

const isWithin = (file, folder) => `${file}/`.startsWith(`${folder}/`);
const partOf = file =>
    Object.keys(parts)
        .filter(part => isWithin(file, part))
        .at(-1);

const given = process.argv.slice(2).map(each => path.normalize(each).replace(/\/$/, ""));
const unknown = given.find(each => partOf(each) === undefined || !fs.existsSync(each));
if (unknown !== undefined) {
    console.error(`${unknown}: there is no such file or folder in components/ or cli/`);
    process.exit(2);
}

for (const [part, options] of Object.entries(parts)) {
    const chosen = given.length === 0 ? [part] : given.filter(each => partOf(each) === part || isWithin(part, each));
    if (chosen.length === 0) continue;
    const within = chosen.map(each => (isWithin(part, each) ? part : each));
    const others = Object.keys(parts).filter(other => other !== part && isWithin(other, part));
    await new Stryker({
        mutate: [
            ...within.map(each => (fs.statSync(each).isDirectory() ? `${each}/**/*.ts` : each)),
            ...others.map(other => `!${other}/**`),
        ],
        ...options,
    }).runMutationTest();
}
