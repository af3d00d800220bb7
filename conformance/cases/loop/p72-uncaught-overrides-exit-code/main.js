// P72 exitCode set, then an uncaught exception: code 1 overrides
process.exitCode = 5;
process.on('exit', (c) => console.log('exit', c));
setTimeout(() => { throw new Error('x'); }, 1);
