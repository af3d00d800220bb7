module.exports = (n) => n * 2;
exports.lost = true;
