// P75 uncaught exception; an exit listener throws
process.on('exit', (c) => { console.log('exit', c); throw new Error('y'); });
throw new Error('x');
