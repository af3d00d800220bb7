// P40 Exception in an I/O callback
process.on('uncaughtException', (e) => { console.log('UE', e.message); });
require('fs').stat('/', () => { console.log('io'); process.nextTick(() => console.log('tick')); Promise.resolve().then(() => console.log('micro')); setImmediate(() => console.log('immediate')); setTimeout(() => console.log('timeout'), 0); throw new Error('x'); });
