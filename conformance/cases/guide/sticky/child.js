// The child of main.js
const seen = {};
process.on('message', (m, socket) => {
  const address = socket.remoteAddress;
  seen[address] = (seen[address] || 0) + 1;
  socket.once('data', (x) => socket.end(`${x}, visit ${seen[address]} here, ${Object.keys(seen).length} clients`));
});
