// a nested emit fires a once listener; the outer one does not again
const { EventEmitter } = require('events');
const e = new EventEmitter();
let depth = 0;
e.on('x', () => { console.log('p', depth); if (depth++ === 0) e.emit('x'); });
e.once('x', () => console.log('once', depth));
e.emit('x');
console.log(e.listenerCount('x'));
