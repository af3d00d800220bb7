// P32 Natural end: ticks and macrotasks created in 'exit' never run, but microtasks do (once, after all listeners)
process.on('exit', () => { process.nextTick(() => console.log('tick')); Promise.resolve().then(() => console.log('micro')); queueMicrotask(() => console.log('qm')); setTimeout(() => console.log('timeout'), 0); setImmediate(() => console.log('imm')); console.log('exit'); });
