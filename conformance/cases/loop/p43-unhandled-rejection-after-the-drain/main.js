// P43 unhandledRejection fires after ticks and microtasks are drained, before timers and immediates
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
process.on('unhandledRejection', (r, p) => { console.log('UR', r); process.nextTick(() => console.log('UR-tick')); Promise.resolve().then(() => console.log('UR-micro')); });
setTimeout(() => console.log('timeout'), 1);
setImmediate(() => console.log('immediate'));
Promise.reject('r1'); Promise.reject('r2');
process.nextTick(() => { console.log('tick'); process.nextTick(() => console.log('tick2')); });
Promise.resolve().then(() => console.log('m1')).then(() => console.log('m2'));
busy(20);
