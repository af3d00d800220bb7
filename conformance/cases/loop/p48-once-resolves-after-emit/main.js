// P48 events.once resolves with a microtask after the emit
const { EventEmitter, once } = require('events');
const e = new EventEmitter();
once(e, 'x').then((v) => console.log('once', v));
e.on('x', () => console.log('listener'));
process.nextTick(() => { e.emit('x', 1, 2); console.log('after emit'); process.nextTick(() => console.log('tick')); Promise.resolve().then(() => console.log('micro')); });
