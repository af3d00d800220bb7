// P60 Throwing from a tick scheduled inside a timer: the next due timer runs before the surviving ticks
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
process.on('uncaughtException', (e) => console.log('UE', e.message));
setTimeout(() => { console.log('A'); process.nextTick(() => { throw new Error('tick'); }); process.nextTick(() => console.log('A-tick2')); }, 1);
setTimeout(() => console.log('B'), 1);
setTimeout(() => console.log('C'), 3);
busy(20);
