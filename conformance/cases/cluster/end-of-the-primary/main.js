// The primary ends, and its worker with it: 'disconnect' of the worker, then its 'exit', but no 'disconnect' of process.
const cluster = require('cluster');
cluster.setupPrimary({ exec: process.env.CHILD });
cluster.fork().on('listening', () => {
  console.log('the primary ends');
  process.exit(3);
});
