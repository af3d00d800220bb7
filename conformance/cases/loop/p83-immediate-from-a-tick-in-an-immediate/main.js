// P83 setImmediate inside a tick inside an immediate: next turn
setImmediate(() => { console.log('i1'); process.nextTick(() => { console.log('t'); setImmediate(() => console.log('i3')); }); });
setImmediate(() => console.log('i2'));
