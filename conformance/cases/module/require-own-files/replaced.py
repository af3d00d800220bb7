module.exports = lambda n: n * 2
exports.lost = True
