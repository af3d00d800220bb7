// P85 Exception in a tick scheduled by beforeExit
process.on('uncaughtException', (e) => console.log('UE', e.message));
let n = 0;
process.on('beforeExit', () => { console.log('beforeExit', ++n); if (n === 1) process.nextTick(() => { throw new Error('tick'); }); });
process.on('exit', (c) => console.log('exit', c));
