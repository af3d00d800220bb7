// the listener beyond the limit warns, once per event
const { EventEmitter } = require('events');
process.on('warning', (w) => console.log(w.name, w.type, w.count, w.emitter === e, w.message));
const e = new EventEmitter();
for (let i = 0; i < 13; i++) e.on('a', () => {});
for (let i = 0; i < 11; i++) e.once('b', () => {});
e.on('fine', () => {});
console.log('sync');
