// an async listener runs up to its first await inside emit
const { EventEmitter } = require('events');
const e = new EventEmitter();
e.on('x', async (v) => { console.log('start', v); await null; console.log('resumed', v); });
e.on('x', (v) => console.log('second', v));
e.emit('x', 1);
console.log('emitted');
process.nextTick(() => console.log('tick'));
