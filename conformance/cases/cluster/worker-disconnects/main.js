// A worker that disconnects: in the primary it stays among the workers until it has ended.
const cluster = require('cluster');
cluster.setupPrimary({ exec: process.env.CHILD });
const worker = cluster.fork();
const among = () => Object.keys(cluster.workers).length;
cluster.on('message', (worker, message) => console.log('message', message));
cluster.on('disconnect', (worker) => console.log('disconnect', worker.state, worker.exitedAfterDisconnect, among()));
cluster.on('exit', (worker, code, signal) => console.log('exit', worker.state, code, signal, worker.exitedAfterDisconnect, among()));
worker.process.on('close', () => console.log('close', worker.disconnect() === worker));
