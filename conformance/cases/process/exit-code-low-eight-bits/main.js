// Listeners see the whole exit code, the parent its low eight bits
process.on('exit', (code) => console.log('exit', code, process.exitCode));
process.exit(300);
