// listeners added or removed meanwhile change the next emit only
const { EventEmitter } = require('events');
const e = new EventEmitter();
const c = () => console.log('c');
const d = () => console.log('d');
e.on('x', () => console.log('a'));
e.on('x', () => { console.log('b'); e.off('x', c); e.on('x', d); });
e.on('x', c);
e.emit('x');
console.log('--');
e.emit('x');
