// P84 await inside a listener: continuation is a microtask of the emitting callback
const { EventEmitter } = require('events');
const e = new EventEmitter();
e.on('x', async () => { console.log('a1'); await null; console.log('a2'); await null; console.log('a3'); });
e.on('x', () => console.log('b'));
setImmediate(() => { e.emit('x'); console.log('emitted'); process.nextTick(() => console.log('tick')); });
setImmediate(() => console.log('next immediate'));
