// A server given to a child as a descriptor of its stdio: the child listens on it; the parent's own is closed.
const { fork } = require('child_process');
const http = require('http');
const net = require('net');
const server = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const child = fork(process.env.CHILD, [], { stdio: ['inherit', 'inherit', 'inherit', 'ipc', server._handle.fd] });
  child.on('message', (message) => {
    console.log('child', message);
    if (message === 'closed') return;
    server.close();
    http.get({ port, host: '127.0.0.1', agent: false, path: '/x' }, (response) => {
      response.setEncoding('utf8');
      response.on('data', (text) => console.log(response.statusCode, text));
      response.on('end', () => child.send('stop'));
    });
  });
  child.on('exit', (code) => {
    console.log('exit', code);
    net.connect(port, '127.0.0.1').on('error', (error) => console.log(error.code));
  });
});
