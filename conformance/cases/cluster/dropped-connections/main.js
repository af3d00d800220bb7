// With dropMaxConnection a worker takes what is too much, and drops it.
const cluster = require('cluster');
const net = require('net');
cluster.setupPrimary({ exec: process.env.CHILD });
const worker = cluster.fork();
worker.on('message', (message) => console.log(message));
worker.on('listening', ({ port }) => {
  const first = net.connect(port, '127.0.0.1');
  first.on('data', (data) => {
    console.log(`${data}`);
    const second = net.connect(port, '127.0.0.1');
    second.resume();
    second.on('error', () => {});
    second.on('close', () => {
      console.log('dropped');
      first.end();
      worker.disconnect();
    });
  });
});
