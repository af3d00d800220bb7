// receiveMessageOnPort: copies, transfers, ports in messages
const { MessageChannel, receiveMessageOnPort } = require('worker_threads');
const { port1, port2 } = new MessageChannel();
const message = { n: 1 };
port1.postMessage(message);
message.n = 2;
port1.postMessage(undefined);
for (let i = 0; i < 3; i++) console.log(receiveMessageOnPort(port2));
const inner = new MessageChannel();
inner.port2.postMessage('waits');
port1.postMessage({ port: inner.port1 }, [inner.port1]);
const { port } = receiveMessageOnPort(port2).message;
console.log(receiveMessageOnPort(port));
port.postMessage('via');
inner.port2.postMessage('back');
console.log(receiveMessageOnPort(inner.port2), receiveMessageOnPort(port));
const stream = new ReadableStream({ start(c) { c.enqueue({ a: 1 }); c.enqueue('x'); c.close(); } });
port1.postMessage([stream], { transfer: [stream] });
console.log(stream.locked);
(async () => {
  for await (const chunk of receiveMessageOnPort(port2).message[0]) console.log(chunk);
  console.log('done');
})();
