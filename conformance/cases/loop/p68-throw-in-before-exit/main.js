// P68 Throw inside beforeExit without listener
process.on('beforeExit', () => { throw new Error('in beforeExit'); });
process.on('exit', (c) => console.log('exit', c));
