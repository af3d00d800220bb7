// messages of two channels, and the end of both
const { MessageChannel } = require('worker_threads');
const a = new MessageChannel(), b = new MessageChannel();
a.port2.on('message', (m) => { console.log('a', m); if (m === 2) b.port1.postMessage('from a'); });
b.port2.on('message', (m) => { console.log('b', m); if (m === 'from a') { a.port1.close(); b.port1.close(); } });
for (const [name, port] of [['a2', a.port2], ['a1', a.port1], ['b2', b.port2], ['b1', b.port1]])
  port.on('close', () => console.log(name, 'close'));
for (let i = 0; i < 3; i++) { b.port1.postMessage(i); a.port1.postMessage(i); }
