// listen({fd}) means a descriptor of the primary; one that cannot listen is EINVAL.
const cluster = require('cluster');
cluster.setupPrimary({ exec: process.env.CHILD });
const worker = cluster.fork();
worker.on('message', (message) => console.log(JSON.stringify(message)));
worker.on('exit', (code) => console.log('exit', code));
