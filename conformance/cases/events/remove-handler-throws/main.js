// a removeListener handler that throws comes after the removal; the once function is not called
const { EventEmitter } = require('events');
const e = new EventEmitter();
e.once('x', () => console.log('never'));
e.on('removeListener', () => { throw new Error('late'); });
try { e.emit('x'); } catch (err) { console.log(err.message); }
console.log(e.listenerCount('x'), e.emit('x'));
