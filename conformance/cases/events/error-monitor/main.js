// errorMonitor sees errors first and does not count as a listener
const { EventEmitter, errorMonitor } = require('events');
const e = new EventEmitter();
e.on(errorMonitor, (...args) => console.log('monitor', args));
try { e.emit('error', 1); } catch (err) { console.log(err.message); }
e.on('error', (x) => console.log('error', x));
e.emit('error', 2, 3);
e.emit('other', 4);
console.log(e.emit(errorMonitor, 5), e.listenerCount('error'));
