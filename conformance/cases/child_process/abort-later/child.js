// The child of main.js
process.on('message', () => {});
process.send('ready');
