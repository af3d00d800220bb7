// numbers ascending, then strings, then symbols, each in order of insertion
const { EventEmitter } = require('events');
const e = new EventEmitter();
const f = () => {};
for (const name of ['b', Symbol('s'), '10', 'a', 2, 1, 'toString', '01', -1, 1.5, Symbol('t'), 4294967295, 4294967294]) e.on(name, f);
console.log(e.eventNames().join === undefined, e.eventNames().length);
for (const name of e.eventNames()) console.log(name);
e.off('b', f).on('b', f);
console.log(e.eventNames()[4], e.eventNames()[10]);
