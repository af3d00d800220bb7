// An exitCode set by the uncaughtException listener is used at the natural end
process.on('uncaughtException', (e) => { console.log('handled', e.message); process.exitCode = 12; });
process.on('exit', (code) => console.log('exit', code));
throw new Error('x');
