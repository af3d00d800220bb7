// The child of main.js
let server;
process.on('message', (m, handle) => {
  if (m === 'close') { server.close(() => process.send('closed')); return; }
  server = handle;
  server.on('connection', (socket) => socket.end('child'));
  process.send([m, server.listening, server.address().address]);
});
