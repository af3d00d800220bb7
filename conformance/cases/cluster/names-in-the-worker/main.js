// What the worker's object has, and what it leaves out; the worker's arguments and variables.
const cluster = require('cluster');
cluster.setupPrimary({ exec: process.env.CHILD, args: ['a', 'b'] });
const worker = cluster.fork({ MINE: 5 });
worker.on('message', (message) => console.log(message));
worker.on('exit', (code) => console.log('exit', code));
