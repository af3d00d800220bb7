// What a primary says to its worker, field by field: answers, a connection, 'disconnect'.
const cluster = require('cluster');
const net = require('net');
cluster.setupPrimary({ exec: process.env.CHILD });
if (process.argv[2] === 'none') cluster.schedulingPolicy = cluster.SCHED_NONE;
const worker = cluster.fork();
worker.on('message', (message) => {
  if (Array.isArray(message)) return console.log(...message);
  net.connect(message.port, '127.0.0.1').on('close', () => worker.send('that is all')).resume();
});
worker.on('exit', (code) => console.log('exit', code));
