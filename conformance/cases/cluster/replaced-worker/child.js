const cluster = require('cluster');
process.on('message', (how) => {
  if (how === 'crash') process.exit(42);
  cluster.worker.kill();
});
