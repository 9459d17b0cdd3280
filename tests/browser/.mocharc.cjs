/* global __dirname */
const path = require("node:path");

module.exports = {
    // As an option of Node's, and with its whole path, so that the processes that tests start have it too.
    "node-option": [`require=${path.join(__dirname, "../typescript.js")}`],
    require: [path.join(__dirname, "requirements.ts")],
    spec: ["tests/browser/**/*.test.ts"],
    timeout: 120000,
    slow: 5000,
};
