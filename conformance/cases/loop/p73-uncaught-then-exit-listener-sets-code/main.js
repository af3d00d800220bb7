// P73 uncaught exception; an exit listener changes exitCode
process.on('exit', (c) => { console.log('exit', c, process.exitCode); process.exitCode = 42; });
throw new Error('x');
