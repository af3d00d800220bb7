// P29 Recursive nextTick starves timers, immediates and microtasks
let n = 0;
setImmediate(() => console.log('immediate', n));
setTimeout(() => console.log('timeout', n), 0);
Promise.resolve().then(() => console.log('micro', n));
const busyUntil = Date.now() + 20;
process.nextTick(function f() { n++; if (Date.now() < busyUntil || n < 1000) { process.nextTick(f); } else { n = 'done'; console.log('ticks over'); } });
