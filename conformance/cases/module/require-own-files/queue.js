exports.name = 'my queue';
