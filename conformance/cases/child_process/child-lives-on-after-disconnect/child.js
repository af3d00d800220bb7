// The child of main.js
process.on('disconnect', () => setTimeout(() => { process.exitCode = 7; }, 30));
process.send('ready');
