// The child of main.js
process.on('uncaughtException', (e) => process.send('uncaught ' + e.message));
process.on('message', (m) => { throw new Error(m); });
