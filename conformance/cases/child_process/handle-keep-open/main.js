// With keepOpen both processes write to the socket
const net = require('net');
const { fork } = require('child_process');
const connect = (address, name, done) => {
  const client = net.connect(address.port, '127.0.0.1');
  let text = '';
  client.on('data', (data) => { text += data; });
  client.on('close', () => { console.log(name, text); done(); });
};
const child = fork(process.env.CHILD);
const server = net.createServer((socket) => {
  child.send('socket', socket, { keepOpen: true });
  child.on('message', (m) => { console.log(m, socket.destroyed, socket.pending); socket.end(' and parent'); socket.resume(); child.disconnect(); });
});
server.listen(0, '127.0.0.1', () => connect(server.address(), 'client', () => server.close(() => console.log('closed'))));
