// P57 Exception in a tick of the main script: due timers overtake the surviving ticks
process.on('uncaughtException', (e) => { console.log('UE', e.message); process.nextTick(() => console.log('from UE')); });
process.nextTick(() => { throw new Error('x'); });
process.nextTick(() => console.log('t2'));
setImmediate(() => console.log('imm'));
setTimeout(() => console.log('timeout'), 1);
const t = Date.now(); while (Date.now() - t < 20);
