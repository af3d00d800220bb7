// A server that is closed in its 'listening' and listens again; one that is closed before the primary has answered.
const cluster = require('cluster');
cluster.setupPrimary({ exec: process.env.CHILD });
const worker = cluster.fork();
worker.on('message', (message) => console.log(JSON.stringify(message)));
worker.on('listening', ({ port }) => console.log('listening', port > 0));
worker.on('exit', (code) => console.log('exit', code));
