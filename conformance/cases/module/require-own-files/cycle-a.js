exports.done = false;
exports.seen = require('./cycle-b').seen;
exports.done = true;
