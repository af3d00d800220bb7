// A server and a socket that the child sends
const net = require('net');
const { fork } = require('child_process');
const connect = (address, name, done) => {
  const client = net.connect(address.port, '127.0.0.1');
  let text = '';
  client.on('data', (data) => { text += data; });
  client.on('close', () => { console.log(name, text); done(); });
};
const child = fork(process.env.CHILD);
child.on('message', (m, handle) => {
  if (m === 'server') {
    console.log(m, handle.listening);
    handle.on('connection', (socket) => { socket.end('parent'); handle.close(); });
    connect(handle.address(), 'client', () => child.send('now the socket'));
  } else {
    console.log(m, handle.readyState);
    handle.on('data', (data) => { console.log(String(data)); handle.end(); child.disconnect(); });
  }
});
child.on('exit', (code) => console.log('exit', code));
