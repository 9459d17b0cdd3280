/* global require, module */
/* The gateway as a function, for programs of plain Node and of TypeScript alike: `require("usage-plan-gateway/local")`. */
require("./register");
module.exports = require("./serve");
