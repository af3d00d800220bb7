'use strict';
class Logger {
  constructor(prefix, level, sink) {
    this.prefix = prefix;
    this.level = level || 'info';
    this.sink = sink;
    this.lines = [];
  }
  info(msg, meta) {
    const line = `[${this.prefix}] ${msg}${meta ? ' ' + JSON.stringify(meta) : ''}`;
    this.lines.push(line);
    (this.sink || console.log)(line);
  }
}
Logger.levels = ['debug', 'info'];
module.exports = Logger;
