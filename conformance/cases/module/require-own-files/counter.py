def next():
    exports.count += 1
    return exports.count


exports.count = 0
exports.next = next
exports.isMain = require.main is module
