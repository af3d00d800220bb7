// An accepted socket that is sent is answered by the child (json)
const net = require('net');
const { fork } = require('child_process');
const connect = (address, name, done) => {
  const client = net.connect(address.port, '127.0.0.1');
  let text = '';
  client.on('data', (data) => { text += data; });
  client.on('close', () => { console.log(name, text); done(); });
};
const child = fork(process.env.CHILD, [], { serialization: 'json' });
const server = net.createServer((socket) => child.send({ n: 1 }, socket, (error) => {
  console.log('sent', error, socket.destroyed, socket.pending);
}));
server.listen(0, '127.0.0.1', () => connect(server.address(), 'client', () => { server.close(() => console.log('closed')); child.send('end'); }));
child.on('message', (m) => console.log(m));
child.on('exit', (code) => console.log('exit', code));
