const cluster = require('cluster');
const way = process.env.WAY;
if (way === 'destroy') cluster.worker.destroy();
if (way === 'exit') process.exit(7);
if (way === 'process.disconnect') process.disconnect();
if (way === 'throw') {
  process.on('uncaughtException', () => process.exit(1));
  throw new Error('nobody catches this');
}
