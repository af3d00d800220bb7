// P44 A handler attached in a tick or microtask of the same drain is in time; later it is not
process.on('unhandledRejection', (r) => console.log('UR', r));
process.on('rejectionHandled', (p) => console.log('RH'));
const a = Promise.reject('a'); process.nextTick(() => a.catch(() => console.log('a caught')));
const b = Promise.reject('b'); queueMicrotask(() => b.catch(() => console.log('b caught')));
const c = Promise.reject('c'); setImmediate(() => { c.catch(() => console.log('c caught')); process.nextTick(() => console.log('tick')); });
