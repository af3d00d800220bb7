// The child of main.js
process.on('message', (m, socket) => socket.resume().write('child'));
