// A once() listener for uncaughtException handles one error; the next is fatal
process.once('uncaughtException', (e) => console.log('handled', e.message));
process.on('exit', (code) => console.log('exit', code));
setImmediate(() => { throw new Error('one'); });
setTimeout(() => { throw new Error('two'); }, 30);
