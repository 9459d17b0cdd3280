/* global process, console */
/*
 * `npm run mutate [-- folder or file …]`: changes the code of `components/` and `local/` in one small place at a time,
 * and runs the tests that go through the place. A change that no test notices is listed: a fault could stand there.
 */
import fs from "node:fs";
import path from "node:path";
import { Stryker } from "@stryker-mutator/core";

/** The tests of each part. Those of the command start processes of their own, in which nothing is changed. */
const testsOf = {
    components: ["tests/components/**/*.test.ts", "tests/stacks/**/*.test.ts", "tests/registrations.test.ts"],
    local: ["tests/local/**/!(cli).test.ts"],
};

const parts = Object.keys(testsOf);
const partOf = file => file.split("/")[0];
const given = process.argv.slice(2).map(each => path.normalize(each).replace(/\/$/, ""));
const unknown = given.find(each => !parts.includes(partOf(each)) || !fs.existsSync(each));
if (unknown !== undefined) {
    console.error(`${unknown}: there is no such file or folder in ${parts.map(part => `${part}/`).join(" or ")}`);
    process.exit(2);
}

for (const part of parts) {
    const chosen = given.length === 0 ? [part] : given.filter(each => partOf(each) === part);
    if (chosen.length === 0) continue;
    await new Stryker({
        mutate: chosen.map(each => (fs.statSync(each).isDirectory() ? `${each}/**/*.ts` : each)),
        mochaOptions: { spec: testsOf[part] },
    }).runMutationTest();
}
