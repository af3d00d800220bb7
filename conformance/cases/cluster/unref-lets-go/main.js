// Servers that are unref'd, and a channel that is, let a worker end; one that listens keeps it.
const cluster = require('cluster');
cluster.setupPrimary({ exec: process.env.CHILD });
const worker = cluster.fork();
worker.on('message', (message) => console.log(message));
worker.on('exit', (code) => console.log('exit', code, worker.exitedAfterDisconnect));
