// The child of main.js
process.once('message', (m) => process.send(m + ' done'));
