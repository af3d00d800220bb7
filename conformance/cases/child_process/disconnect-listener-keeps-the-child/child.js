// The child of main.js
process.on('disconnect', () => process.exit(process.connected || process.channel ? 1 : 6));
process.send('ready');
