// a port that is moved keeps what came for it, in order, and starts anew
const { MessageChannel } = require('worker_threads');
const carrier = new MessageChannel(), { port1, port2 } = new MessageChannel();
port1.postMessage('a');
port1.postMessage('b');
carrier.port1.postMessage(port2, [port2]);
console.log(port2.postMessage('nobody'));
port1.postMessage('c');
carrier.port2.once('message', (port) => {
  console.log(port === port2, port.hasRef());
  port.on('message', (m) => { console.log(m); if (m === 'c') { port.close(); } });
  port.on('close', () => { console.log('closed'); });
});
