// process.exit() without an argument ends with the exitCode set before
process.exitCode = 5;
process.on('exit', (code) => console.log('exit', code));
setTimeout(() => process.exit(), 1);
