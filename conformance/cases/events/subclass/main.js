// a subclass may override on, which once calls with its wrapper
const { EventEmitter } = require('events');
class Own extends EventEmitter {
  on(name, fn) { console.log('on', name, fn.listener === undefined); return super.on(name, fn); }
  emit(name, ...args) { console.log('emit', name, args.length); return super.emit(name, ...args); }
}
const e = new Own();
e.on('a', () => {});
e.once('a', () => {});
e.addListener('a', () => {});
e.prependListener('a', () => {});
e.emit('a', 1);
e.off('a', () => {});
e.on('newListener', () => {});
e.on('b', () => {});
