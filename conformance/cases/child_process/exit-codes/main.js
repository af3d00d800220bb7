// exit and close carry the code of every way to end
const { fork } = require('child_process');
const ways = ['exit', 'exitCode', 'throw', 'reject', 'natural'];
function next() {
  const way = ways.shift();
  if (!way) return;
  const child = fork(process.env.CHILD, [way], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  child.on('exit', (code, signal) => console.log(way, code, signal, child.exitCode, child.signalCode));
  child.on('close', (code, signal) => { console.log('close', code, signal); next(); });
}
next();
