// with captureRejections a failing async listener becomes an error event, a tick later
const { EventEmitter } = require('events');
const e = new EventEmitter({ captureRejections: true });
e.on('error', (...args) => console.log('error', args.length, args[0].message));
e.on('x', async () => { throw new Error('async'); });
e.once('y', async (value) => { await null; throw new Error(value); });
console.log(e.emit('x', 1, 2), e.emit('y', 'late'));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('micro'));
setImmediate(() => console.log('immediate'));
