// A worker that is told to disconnect while it waits for an answer gets none, and ends. Without a policy.
const cluster = require('cluster');
cluster.setupPrimary({ exec: process.env.CHILD });
if (process.argv[2] === 'none') cluster.schedulingPolicy = cluster.SCHED_NONE;
const worker = cluster.fork();
worker.on('online', () => worker.disconnect());
worker.on('listening', () => console.log('never'));
worker.on('disconnect', () => console.log('disconnect'));
worker.on('exit', (code) => console.log('exit', code));
