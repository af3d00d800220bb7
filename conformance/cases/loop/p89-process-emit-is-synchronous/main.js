// P89 process.nextTick between process.emit listeners: emit is synchronous
process.on('custom', () => { console.log(1); process.nextTick(() => console.log('tick')); Promise.resolve().then(() => console.log('micro')); });
process.on('custom', () => console.log(2));
setImmediate(() => { console.log(process.emit('custom')); console.log(process.emit('nobody')); });
