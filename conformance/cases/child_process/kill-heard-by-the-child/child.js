// The child of main.js
process.on('message', () => {});
process.on('SIGTERM', (name, number) => process.send(['heard', name, number], () => process.exit(9)));
process.send('ready');
