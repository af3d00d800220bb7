// The child of main.js
let socket;
process.on('message', (m, handle) => {
  if (m === 'end') { socket.close(); process.disconnect(); return; }
  socket = handle;
  process.send([m, socket.type, socket.address().address, socket.address().port > 0]);
  socket.on('message', (question, info) => socket.send(question.toString().toUpperCase(), info.port, info.address));
  process.send('ready');
});
