// what was posted before close arrives; what comes when
const { MessageChannel } = require('worker_threads');
const { port1, port2 } = new MessageChannel();
port1.on('close', () => console.log('1 close'));
port2.on('close', () => console.log('2 close'));
port2.on('message', (m) => {
  console.log('m', m);
  process.nextTick(() => console.log('tick after', m));
  Promise.resolve().then(() => console.log('microtask after', m));
});
console.log(port1.postMessage('x'), port1.postMessage('y'));
port1.close(() => console.log('1 closed'));
console.log(port1.postMessage('z'));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('microtask'));
process.on('exit', () => console.log('exit'));
