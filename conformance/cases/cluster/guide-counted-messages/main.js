// The primary counts the messages of its workers, as the guides of `cluster` show it.
const cluster = require('cluster');
cluster.setupPrimary({ exec: process.env.CHILD });
let requests = 0;
function messageHandler(message) {
  if (message.cmd && message.cmd === 'notifyRequest') requests += 1;
  if (requests < 6) return;
  requests = -Infinity;
  console.log('six requests counted');
  for (const id in cluster.workers) cluster.workers[id].disconnect();
}
for (let i = 0; i < 2; i++) cluster.fork();
for (const id in cluster.workers) cluster.workers[id].on('message', messageHandler);
cluster.on('exit', (worker, code) => console.log('ended', code, worker.exitedAfterDisconnect));
