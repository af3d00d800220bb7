exports.done = False
exports.seen = require("./cycle-b").seen
exports.done = True
