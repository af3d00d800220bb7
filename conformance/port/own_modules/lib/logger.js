var levels = { info: 'I', error: 'E' };

module.exports = function createLogger(prefix) {
  var logger = {};
  Object.keys(levels).forEach(function (level) {
    logger[level] = function () {
      var args = Array.prototype.slice.call(arguments);
      console.log.apply(console, ['[' + levels[level] + '] ' + prefix + ':'].concat(args));
    };
  });
  return logger;
};
