/* global exports */
exports.greeting = "hello";
