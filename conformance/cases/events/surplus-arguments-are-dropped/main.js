// a listener gets the arguments it has parameters for
const { EventEmitter } = require('events');
const e = new EventEmitter();
e.on('a', () => console.log('none'));
e.on('a', (x) => console.log('one', x));
e.on('a', (x, y) => console.log('two', x, y));
e.on('a', (x, ...rest) => console.log('rest', x, rest));
e.on('a', (x, y = 'default') => console.log('default', x, y));
e.emit('a', 1, 2, 3);
e.emit('a', 4, 5);
