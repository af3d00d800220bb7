// a once listener that throws is gone, and the rest is not called
const { EventEmitter } = require('events');
const e = new EventEmitter();
e.once('x', () => { throw new Error('boom'); });
e.on('x', () => console.log('second'));
try { e.emit('x'); } catch (err) { console.log('caught', err.message); }
console.log(e.listenerCount('x'), e.emit('x'));
