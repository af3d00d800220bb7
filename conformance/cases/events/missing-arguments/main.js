// a listener may have more parameters than arguments come
const { EventEmitter } = require('events');
const e = new EventEmitter();
e.on('a', (x, y) => console.log(x === undefined, y === undefined));
e.once('a', (x, y) => console.log('once', x === undefined, y === undefined));
e.emit('a');
e.emit('a', 1);
e.emit('a', 1, 2);
