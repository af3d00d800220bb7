// The child of main.js
process.on('internalMessage', () => {});
process.on('error', () => {});
process.send(process.connected);
