// P36 Exception in the main script: queued ticks and microtasks run right after the handler, before timers
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
process.on('uncaughtException', (e, o) => { console.log('UE', e.message, o); process.nextTick(() => console.log('UE-tick')); Promise.resolve().then(() => console.log('UE-micro')); });
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('micro'));
setTimeout(() => console.log('timeout'), 1);
setImmediate(() => console.log('immediate'));
busy(20);
throw new Error('main');
