// The child of main.js
process.on('message', () => {});
process.channel.unref();
process.on('exit', () => process.send(['ends', process.listenerCount('message'), process.connected]));
