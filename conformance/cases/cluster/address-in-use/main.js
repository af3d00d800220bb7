// A port that somebody else has: the error that the worker gets, with both policies; then the port is free, and it listens.
const cluster = require('cluster');
const net = require('net');
cluster.setupPrimary({ exec: process.env.CHILD });
if (process.argv[2] === 'none') cluster.schedulingPolicy = cluster.SCHED_NONE;
const taken = net.createServer().listen(0, '127.0.0.1', () => {
  const worker = cluster.fork({ PORT: taken.address().port });
  worker.on('message', (message) => {
    console.log(JSON.stringify(message));
    if (message[0] === 'error') taken.close(() => worker.send('again'));
    else worker.disconnect();
  });
  worker.once('listening', () => console.log('listening'));
  worker.on('exit', (code) => console.log('exit', code));
});
