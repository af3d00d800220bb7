// P69 Throw inside beforeExit with an uncaughtException listener: the loop turns again and beforeExit fires again
let n = 0;
process.on('uncaughtException', (e) => console.log('UE', e.message));
process.on('beforeExit', () => { console.log('beforeExit', ++n); if (n < 3) throw new Error('bE' + n); });
process.on('exit', (c) => console.log('exit', c));
