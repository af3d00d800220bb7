// prepended listeners come first, the last prepended one before all
const { EventEmitter } = require('events');
const e = new EventEmitter();
e.on('x', () => console.log('on'));
e.prependListener('x', () => console.log('prepended'));
e.prependOnceListener('x', () => console.log('prepended once'));
e.emit('x');
console.log('--');
e.emit('x');
