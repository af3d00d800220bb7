// P41 Exception in a queueMicrotask callback is an uncaughtException; later microtasks still run
process.on('uncaughtException', (e, o) => { console.log('UE', e.message, o); });
process.nextTick(() => { queueMicrotask(() => { console.log('q1'); throw new Error('x'); }); queueMicrotask(() => console.log('q2')); process.nextTick(() => console.log('t2')); });
