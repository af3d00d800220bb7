// beforeExit is for natural ends: process.exit() and a fatal error skip it
process.on('beforeExit', () => console.log('never'));
process.on('exit', (code) => console.log('exit', code));
setTimeout(() => process.exit(2), 1);
