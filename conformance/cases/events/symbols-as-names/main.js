// a symbol is a name of its own, equal only to itself
const { EventEmitter } = require('events');
const e = new EventEmitter();
const s = Symbol('s');
e.on(s, (x) => console.log('symbol', x));
console.log(e.emit(s, 1), e.emit('s'), e.emit(Symbol('s')), e.emit('Symbol(s)'));
console.log(e.eventNames(), Symbol.for('k') === Symbol.for('k'), Symbol.for('k'));
console.log(e.removeAllListeners(s).emit(s));
