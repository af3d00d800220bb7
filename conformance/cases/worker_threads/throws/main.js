// a listener that throws loses one message
const { MessageChannel } = require('worker_threads');
const { port1, port2 } = new MessageChannel();
process.on('uncaughtException', (e) => console.log('uncaught', e.message));
port2.on('message', (m) => {
  console.log(m);
  if (m === 1) throw new Error('in a listener');
  if (m === 3) port2.close();
});
for (let i = 0; i < 4; i++) port1.postMessage(i);
