// a once listener removed during the emit is still called by it
const { EventEmitter } = require('events');
const e = new EventEmitter();
const c = () => console.log('c');
e.on('x', () => { console.log('a'); e.off('x', c); });
e.once('x', c);
e.emit('x');
console.log(e.listenerCount('x'));
e.emit('x');
