/* global __dirname */
const path = require("node:path");

module.exports = {
    // As an option of Node's, and with its whole path, so that the processes that tests start have it too.
    "node-option": [`require=${path.join(__dirname, "tests/typescript.js")}`],
    spec: ["tests/components/**/*.test.ts", "tests/cli/**/*.test.ts", "tests/stacks/**/*.test.ts", "tests/*.test.ts"],
    timeout: 120000,
    parallel: true,
    jobs: 2,
};
