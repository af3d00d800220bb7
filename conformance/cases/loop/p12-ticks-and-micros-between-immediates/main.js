// P12 Ticks and microtasks run between two immediates of one batch
setImmediate(() => { console.log('i1'); Promise.resolve().then(() => console.log('m1')); process.nextTick(() => console.log('t1')); });
setImmediate(() => { console.log('i2'); process.nextTick(() => console.log('t2')); });
setImmediate(() => console.log('i3'));
