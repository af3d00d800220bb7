// every name that is no symbol is a string
const { EventEmitter } = require('events');
const e = new EventEmitter();
const f = () => {};
e.on(1, f).on('1', f).on(null, f).on(undefined, f).on(true, f).on(1.0, f).on(-0, f).on([1, [2, 3]], f).on({}, f).on(NaN, f);
for (const name of e.eventNames()) console.log(name);
console.log(e.listenerCount(1), e.listenerCount('1'), e.emit('null'), e.emit(null), e.emit('true'), e.emit([1, 2, 3]));
e.once('newListener', (name) => console.log(typeof name, name));
e.on(5, f);
console.log(e.removeAllListeners(1).listenerCount('1'));
