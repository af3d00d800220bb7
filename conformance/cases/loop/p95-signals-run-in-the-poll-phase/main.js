// P95 Signal listener runs in the poll phase: after ticks and due timers, before immediates
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
process.on('SIGUSR2', (...a) => { console.log('signal', a); process.nextTick(() => console.log('sig-tick')); });
setTimeout(() => console.log('timeout'), 1);
setImmediate(() => console.log('immediate'));
process.nextTick(() => console.log('tick'));
process.kill(process.pid, 'SIGUSR2');
busy(30); console.log('sync');
