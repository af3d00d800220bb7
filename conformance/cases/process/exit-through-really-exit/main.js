// process.exit() ends through process.reallyExit; if that returns, the program goes on
const reallyExit = process.reallyExit;
process.on('exit', (code) => console.log('exit', code));
process.reallyExit = (code) => console.log('reallyExit', code);
process.exit(3);
console.log('still here', process.exitCode);
process.reallyExit = reallyExit;
