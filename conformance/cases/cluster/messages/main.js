// A message is told by the cluster, then by the worker, then by its process; a worker hears one before its process does.
const cluster = require('cluster');
cluster.setupPrimary({ exec: process.env.CHILD });
const worker = cluster.fork();
worker.on('message', (message) => console.log('worker', message));
worker.process.on('message', (message) => console.log('process', message));
cluster.on('message', (from, message) => console.log('cluster', from === worker, message));
worker.on('online', () => console.log('sent', worker.send({ hello: 'worker' })));
worker.on('exit', () => {
  worker.on('error', (error) => console.log('worker', error.code));
  worker.process.on('error', (error) => console.log('process', error.code));
  console.log(worker.send('too late'));
});
