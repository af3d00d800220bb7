// A negative exit code wraps: -1 is 255
process.on('exit', (code) => console.log('exit', code));
process.exitCode = -1;
