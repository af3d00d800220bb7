// listeners of both kinds, in the order they were added; what keeps the program alive
const { MessageChannel } = require('worker_threads');
const { port1, port2 } = new MessageChannel();
const listener = (e) => console.log('event', e.type, e.data, e.ports.length, e.target === port2);
console.log(port2.hasRef());
port2.addEventListener('message', listener);
port2.on('message', (m) => console.log('on', m));
port2.onmessage = (e) => console.log('onmessage', e.data);
port2.once('message', (m) => console.log('once', m));
console.log(port2.hasRef(), port2.listenerCount('message'));
port1.postMessage(1);
setTimeout(() => {
  console.log(port2.listenerCount('message'));
  port2.removeEventListener('message', listener);
  port1.postMessage({ two: [2] });
  setTimeout(() => {
    console.log(port2.listenerCount('message'), port2.hasRef());
    port2.unref();
    console.log(port2.hasRef());
    port1.on('close', () => console.log('closed'));
    port1.close();
  }, 20);
}, 20);
