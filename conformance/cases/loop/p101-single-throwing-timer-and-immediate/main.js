// P101 A single throwing timer / immediate: its ticks run right after, before the next phase
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
process.on('uncaughtException', (e) => console.log('UE', e.message));
setTimeout(() => { process.nextTick(() => console.log('T-tick')); setImmediate(() => { process.nextTick(() => { console.log('I-tick'); setImmediate(() => console.log('next turn')); }); throw new Error('I'); }); throw new Error('T'); }, 1);
busy(10);
