// P80 async listener throwing: unhandledRejection, not an error event (captureRejections off)
const { EventEmitter } = require('events');
process.on('unhandledRejection', (r) => console.log('UR', r.message));
const e = new EventEmitter(); e.on('error', () => console.log('never'));
e.on('x', async () => { throw new Error('boom'); });
console.log(e.emit('x'));
const f = new EventEmitter({ captureRejections: true }); f.on('error', (er) => { console.log('error', er.message); });
f.on('x', async () => { throw new Error('captured'); });
console.log(f.emit('x')); process.nextTick(() => console.log('tick')); Promise.resolve().then(() => console.log('micro')).then(() => console.log('micro2'));
