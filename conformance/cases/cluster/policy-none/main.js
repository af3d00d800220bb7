// Without a policy the workers have the socket themselves: the primary sees no connection.
const cluster = require('cluster');
const net = require('net');
cluster.setupPrimary({ exec: process.env.CHILD });
cluster.schedulingPolicy = cluster.SCHED_NONE;
let listening = 0;
cluster.on('listening', (worker, { address, port, addressType }) => {
  console.log('listening', address, addressType, port > 0);
  if (++listening < 2) return cluster.fork();
  let left = 6;
  for (let i = 0; i < 6; i++) {
    net.connect(port, '127.0.0.1').on('data', (data) => console.log(`${data}`)).on('close', () => {
      if (--left === 0) cluster.disconnect(() => net.connect(port, '127.0.0.1').on('error', (error) => console.log(error.code)));
    });
  }
});
cluster.fork();
