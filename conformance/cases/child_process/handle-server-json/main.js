// A server that is sent takes connections in the child (json)
const net = require('net');
const { fork } = require('child_process');
const connect = (address, name, done) => {
  const client = net.connect(address.port, '127.0.0.1');
  let text = '';
  client.on('data', (data) => { text += data; });
  client.on('close', () => { console.log(name, text); done(); });
};
const child = fork(process.env.CHILD, [], { serialization: 'json' });
const server = net.createServer();
server.listen(0, '127.0.0.1', () => child.send('server', server, (error) => console.log('sent', error)));
child.on('message', (m) => {
  const address = server.address();
  console.log(m, server.listening);
  server.close();
  connect(address, 'client', () => child.send('close'));
});
child.on('exit', (code) => console.log('exit', code));
