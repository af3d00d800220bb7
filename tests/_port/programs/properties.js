// Properties that the program gives to things of Node's, perhaps later, perhaps never.
const net = require('net');
const { EventEmitter } = require('events');
const e = new EventEmitter();
console.log(e.nick);
e.nick = 'n';
console.log(e.nick);
const server = net.createServer((socket) => {
  socket.count = 0;
  if (!socket.nickname) socket.nickname = 'bob';
  socket.count += 1;
  socket.end(socket.nickname + socket.count);
});
server.counter = (server.counter || 0) + 1;
console.log(server.counter, server.other, server.listening);
process.mine ??= 4;
console.log(process.mine, process.nothing, typeof process.nope, console.nothing);
const promise = Promise.resolve();
console.log(promise.label, new AbortController().other);
class Sub extends EventEmitter {}
const sub = new Sub();
console.log(sub.nope, sub.listenerCount('x'));
function counted() {
  counted.calls = (counted.calls || 0) + 1;
  return counted.calls;
}
console.log(counted.calls, counted(), counted(), counted.calls, counted.name);
server.listen(0, () => {
  const client = net.connect(server.address().port);
  client.on('data', (data) => {
    console.log(String(data), client.nickname, client.bytesRead);
    server.close();
  });
});
