/* global require */
/* The start of the process that runs a program: JavaScript, because Node starts it. */
require("../register");
require("./programRun");
