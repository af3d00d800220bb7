// bind(0) twice in a worker: each worker has the same two ports; a socket that is closed while it binds emits 'close'.
const cluster = require('cluster');
cluster.setupPrimary({ exec: process.env.CHILD });
const ports = {};
cluster.on('message', (worker, found) => {
  if (found === 'closed') return console.log(found);
  ports[worker.id] = found;
  if (worker.id === 1) return cluster.fork();
  console.log(ports[1][0] === ports[2][0], ports[1][1] === ports[2][1], ports[1][0] === ports[1][1]);
  cluster.disconnect();
});
cluster.fork();
