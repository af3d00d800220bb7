// P74 uncaught exception; an exit listener calls process.exit(43)
process.on('exit', (c) => { console.log('exit', c); process.exit(43); });
throw new Error('x');
