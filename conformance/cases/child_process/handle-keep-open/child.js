// The child of main.js
process.on('message', (m, socket) => socket.write('child', () => { process.send('written'); socket.destroy(); }));
