// Exclusive sockets are the worker's own: their ports differ, and the primary hears of none.
const cluster = require('cluster');
cluster.setupPrimary({ exec: process.env.CHILD });
cluster.on('listening', () => console.log('never'));
const ports = [];
cluster.on('message', (worker, found) => {
  ports.push(...found);
  if (ports.length === 2) cluster.fork();
  if (ports.length < 4) return;
  console.log(new Set([ports[0], ports[2]]).size, new Set([ports[1], ports[3]]).size);
  for (const worker of Object.values(cluster.workers)) worker.disconnect();
});
cluster.on('disconnect', (worker) => console.log('disconnect', worker.isDead()));
cluster.fork();
