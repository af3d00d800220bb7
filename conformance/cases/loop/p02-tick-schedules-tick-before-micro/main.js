// P02 A tick that schedules a tick runs it before any microtask
Promise.resolve().then(() => console.log('micro'));
process.nextTick(() => { console.log('t1'); process.nextTick(() => { console.log('t2'); process.nextTick(() => console.log('t3')); }); });
