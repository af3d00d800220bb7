// cluster.disconnect tells all workers; its callback comes when the last has disconnected, before any has ended.
const cluster = require('cluster');
cluster.setupPrimary({ exec: process.env.CHILD });
let listening = 0;
cluster.on('listening', () => {
  if (++listening < 2) return;
  cluster.disconnect(() => console.log('callback', Object.keys(cluster.workers).length));
  console.log('told', Object.keys(cluster.workers).length);
});
let gone = 0;
cluster.on('exit', (worker, code) => {
  if (++gone === 2) console.log('all ended', code);
});
cluster.fork();
cluster.fork();
