exports.where = require("path").basename(__dirname)
