// P37 Exception in a tick: the rest of the tick queue survives and runs before the next immediate
process.on('uncaughtException', (e) => { console.log('UE', e.message); });
process.nextTick(() => { console.log('t1'); throw new Error('x'); });
process.nextTick(() => console.log('t2'));
Promise.resolve().then(() => console.log('micro'));
setImmediate(() => console.log('immediate'));
