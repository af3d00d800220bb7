// The child of main.js
process.on('message', (m, socket) => {
  socket.setEncoding('utf8');
  socket.on('data', (x) => socket.end(`child ${x}`));
});
