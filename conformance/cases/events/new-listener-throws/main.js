// a newListener handler that throws keeps the listener out
const { EventEmitter } = require('events');
const e = new EventEmitter();
e.on('newListener', () => { throw new Error('no'); });
try { e.on('x', () => {}); } catch (err) { console.log(err.message); }
console.log(e.listenerCount('x'), e.eventNames());
