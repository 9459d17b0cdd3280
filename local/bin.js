#!/usr/bin/env node
/* global require, process */
/* The command `usage-plan-gateway`. It is JavaScript, because npm runs it by plain Node. */
process.setSourceMapsEnabled(true);
require("./register");
require("./cli").main(process.argv.slice(2));
