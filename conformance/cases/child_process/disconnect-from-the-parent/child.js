// The child of main.js
process.on('message', () => {});
process.on('disconnect', () => { process.exitCode = process.connected ? 1 : 3; });
process.send('ready');
