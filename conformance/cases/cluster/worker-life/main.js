// isConnected and isDead in the worker, and what `destroy` does there.
const cluster = require('cluster');
cluster.setupPrimary({ exec: process.env.CHILD });
const worker = cluster.fork();
worker.on('exit', (code) => console.log('exit', code, worker.exitedAfterDisconnect));
