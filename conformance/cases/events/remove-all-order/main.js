// removeAllListeners reports the last listener first, removeListener's own last
const { EventEmitter } = require('events');
const e = new EventEmitter();
const fns = { a1: () => {}, a2: () => {}, b1: () => {} };
const name = (fn) => Object.keys(fns).find((key) => fns[key] === fn) || 'handler';
e.on('b', fns.b1).on('removeListener', (event, fn) => console.log(event, name(fn)));
e.on('a', fns.a1).on('a', fns.a2).on('removeListener', (event) => console.log('second', event));
e.removeAllListeners();
console.log(e.eventNames());
