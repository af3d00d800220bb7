// The child of main.js
process.send(process.connected);
