// P38 Exception in a timer: later due timers run first, then ticks queued by the thrower
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
process.on('uncaughtException', (e) => { console.log('UE', e.message); });
setTimeout(() => { console.log('A'); process.nextTick(() => console.log('A-tick')); Promise.resolve().then(() => console.log('A-micro')); throw new Error('x'); }, 1);
setTimeout(() => console.log('B'), 1);
setTimeout(() => console.log('C'), 2);
setImmediate(() => console.log('immediate'));
busy(20);
