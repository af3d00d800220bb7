// emit returns true with a listener, false without
const { EventEmitter } = require('events');
const e = new EventEmitter();
e.on('a', () => {});
console.log(e.emit('a'), e.emit('b'), e.emit('toString'), e.emit('__proto__'));
e.once('b', () => {});
console.log(e.emit('b'), e.emit('b'));
