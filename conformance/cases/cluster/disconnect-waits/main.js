// A worker that is told to disconnect takes nothing new, and stays until its connection has ended.
const cluster = require('cluster');
const net = require('net');
cluster.setupPrimary({ exec: process.env.CHILD });
const worker = cluster.fork();
worker.on('message', (message) => console.log(message));
worker.on('listening', ({ port }) => {
  const client = net.connect(port, '127.0.0.1');
  client.on('data', () => {
    console.log('state', worker.disconnect().state, worker.isConnected());
    net.connect(port, '127.0.0.1').on('error', (error) => {
      console.log(error.code, worker.state);
      client.end();
    });
  });
});
worker.on('disconnect', () => console.log('disconnect', worker.state));
worker.on('exit', (code) => console.log('exit', code));
