const cluster = require('cluster');
process.on('message', (message, socket) => {
  if (message !== 'connection') return;
  socket.on('data', (data) => socket.end(`${data} from ${cluster.worker.id}`));
  socket.resume();
});
