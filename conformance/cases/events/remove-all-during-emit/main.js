// removeAllListeners does not stop the running emit
const { EventEmitter } = require('events');
const e = new EventEmitter();
e.on('x', () => { console.log('a'); e.removeAllListeners(); });
e.on('x', () => console.log('b'));
e.once('x', () => console.log('c'));
console.log(e.emit('x'), e.emit('x'), e.eventNames());
