exports.count = 0;
exports.next = () => ++exports.count;
exports.isMain = require.main === module;
