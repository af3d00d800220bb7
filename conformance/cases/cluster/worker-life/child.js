const { worker } = require('cluster');
console.log([worker.isConnected(), worker.isDead(), worker.state]);
worker.on('disconnect', () => console.log('disconnect', worker.isConnected(), worker.isDead(), worker.exitedAfterDisconnect));
process.on('exit', (code) => console.log('exit of the worker', code));
setTimeout(() => {
  worker.destroy();
  console.log([worker.isConnected(), worker.state, worker.exitedAfterDisconnect]);
}, 10);
