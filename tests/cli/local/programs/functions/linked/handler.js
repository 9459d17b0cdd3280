/* global require, exports */
// In the archive it lies at the top, and what it requires beside it.
const { greeting } = require("./lib/greeting");
const { name } = require("./lib/name.json");

exports.get = async () => ({ body: `${greeting} ${name}` });
