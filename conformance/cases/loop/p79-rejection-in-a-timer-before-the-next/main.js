// P79 rejection created in a timer is reported before the next due timer
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
process.on('unhandledRejection', (r) => console.log('UR', r));
setTimeout(() => { console.log('A'); Promise.reject('x'); process.nextTick(() => console.log('A-tick')); }, 1);
setTimeout(() => console.log('B'), 1);
busy(20);
