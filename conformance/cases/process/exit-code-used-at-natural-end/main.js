// exitCode set anywhere is the status of a natural end; beforeExit and exit see it
process.on('beforeExit', (code) => console.log('beforeExit', code));
process.on('exit', (code) => console.log('exit', code));
setTimeout(() => { process.exitCode = 4; }, 1);
