// The child of main.js
let server;
process.on('message', (m, handle) => {
  if (m === 'close') { server.close(); process.disconnect(); return; }
  server = handle;
  server.on('connection', (socket) => socket.end('from the child'));
  process.send([m, server.listening, typeof server.address().port]);
});
