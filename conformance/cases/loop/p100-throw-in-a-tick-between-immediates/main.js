// P100 Throw from a tick that runs between two immediates: the next immediate runs before the surviving tick
process.on('uncaughtException', (e) => console.log('UE', e.message));
setImmediate(() => { console.log('1'); process.nextTick(() => { throw new Error('tick'); }); process.nextTick(() => console.log('tick2')); });
setImmediate(() => console.log('2'));
setImmediate(() => console.log('3'));
