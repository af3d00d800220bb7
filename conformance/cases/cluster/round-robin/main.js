// Connections go round: each to the worker that was free for the longest.
const cluster = require('cluster');
const net = require('net');
cluster.setupPrimary({ exec: process.env.CHILD });
const order = [];
cluster.on('listening', (worker, { port }) => {
  order.push(worker.id);
  if (order.length === 3) connect(port, 7);
  else cluster.fork();
});
function connect(port, left) {
  if (left === 0) return cluster.disconnect(() => console.log('disconnected', Object.keys(cluster.workers).length));
  const socket = net.connect(port, '127.0.0.1');
  socket.setEncoding('utf8');
  socket.on('data', (id) => console.log(order.indexOf(Number(id))));
  socket.on('close', () => setTimeout(connect, 20, port, left - 1));
}
cluster.fork();
