// Workers are replaced one by one, each when its successor listens, while clients go on asking: no request fails.
const cluster = require('cluster');
const net = require('net');
cluster.setupPrimary({ exec: process.env.CHILD });
let served = 0;
let failed = 0;
let reloaded = false;
function ask(port) {
  if (reloaded) return cluster.disconnect(() => console.log('served', served > 0, 'failed', failed));
  const socket = net.connect(port, '127.0.0.1');
  socket.on('data', () => { served += 1; });
  socket.on('error', () => { failed += 1; });
  socket.on('close', () => setTimeout(ask, 10, port));
}
function reload(old) {
  const worker = old.shift();
  if (worker === undefined) {
    reloaded = true;
    return;
  }
  cluster.fork().on('listening', () => {
    worker.on('exit', (code) => {
      console.log('replaced', worker.id, code, worker.exitedAfterDisconnect);
      reload(old);
    });
    worker.disconnect();
  });
}
const workers = [cluster.fork(), cluster.fork()];
let listening = 0;
for (const worker of workers) {
  worker.on('listening', ({ port }) => {
    if (++listening < 2) return;
    ask(port);
    reload([...workers]);
  });
}
