// P39 Exception in an immediate: the rest of the batch still runs in the same phase
process.on('uncaughtException', (e) => { console.log('UE', e.message); });
setImmediate(() => { console.log('1'); process.nextTick(() => console.log('1-tick')); Promise.resolve().then(() => console.log('1-micro')); throw new Error('x'); });
setImmediate(() => { console.log('2'); setImmediate(() => console.log('2-next')); });
setImmediate(() => console.log('3'));
