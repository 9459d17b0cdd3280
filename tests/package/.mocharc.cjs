/* global __dirname */
const path = require("node:path");

module.exports = {
    "node-option": [`require=${path.join(__dirname, "../typescript.js")}`],
    spec: ["tests/package/**/*.test.ts"],
    timeout: 300000,
    slow: 60000,
};
