// How workers end, one after the other, and what their primary is told: order of events, code, signal, purpose.
const cluster = require('cluster');
cluster.setupPrimary({ exec: process.env.CHILD });
const ways = process.argv.slice(2);
function next() {
  const way = ways.shift();
  if (way === undefined) return;
  const worker = cluster.fork({ WAY: way });
  const trace = [];
  worker.on('online', () => {
    if (way === 'SIGKILL') worker.process.kill('SIGKILL');
    if (way === 'kill') worker.kill();
    if (way === 'disconnect') worker.disconnect();
  });
  worker.on('disconnect', () => trace.push('disconnect', worker.state));
  worker.on('exit', (code, signal) => trace.push('exit', worker.state, code, signal));
  worker.process.on('close', () => {
    console.log(way, worker.exitedAfterDisconnect, trace, worker.isConnected(), worker.isDead());
    next();
  });
}
next();
