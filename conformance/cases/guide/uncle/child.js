// The child of main.js
const name = process.argv[2];
process.on('message', (m, server) => {
  server.on('connection', (socket) => socket.end(`child ${name}`));
  process.send('ready');
  process.on('disconnect', () => server.close());
});
