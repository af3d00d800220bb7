exports.type = 'job';
exports.token = 'secret';
