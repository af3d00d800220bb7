// process is an EventEmitter like any other
const { EventEmitter } = require('events');
console.log(process instanceof EventEmitter, process.listenerCount('custom'), process.emit('custom'));
const listener = (...a) => console.log('custom', a);
console.log(process.once('custom', listener) === process, process.listeners('custom')[0] === listener);
console.log(process.emit('custom', 1, 'x'), process.emit('custom'));
process.prependListener('custom', () => console.log('first'));
process.addListener('custom', listener).removeListener('custom', listener);
console.log(process.emit('custom'), process.eventNames().includes('custom'));
