// process.exit(undefined) clears an exitCode, process.exit() keeps it
process.exitCode = 5;
process.on('exit', (code) => console.log('exit', code));
process.exit(undefined);
