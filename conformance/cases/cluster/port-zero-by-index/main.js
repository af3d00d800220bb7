// Each worker's first server on port 0 is at one port, each worker's second at another.
const cluster = require('cluster');
cluster.setupPrimary({ exec: process.env.CHILD });
const ports = {};
cluster.on('message', (worker, found) => {
  ports[worker.id] = found;
  if (worker.id === 1) return cluster.fork();
  console.log(ports[1][0] === ports[2][0], ports[1][1] === ports[2][1], ports[1][0] === ports[1][1]);
  cluster.disconnect();
});
cluster.fork();
