// The child of main.js
process.on('message', (m, socket) => {
  if (m === 'end') { process.disconnect(); return; }
  process.send([m, socket.readable, socket.writable, socket.readyState]);
  socket.end('hello');
  socket.resume();
});
