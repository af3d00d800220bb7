// A connection is the standard output of a child
const net = require('net');
const { spawn } = require('child_process');
const server = net.createServer((socket) => {
  spawn('sh', ['-c', 'echo to the client'], { stdio: ['ignore', socket, 'ignore'] }).on('close', (code) => { console.log('close', code); socket.end(); });
});
server.listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1');
  c.on('data', (x) => console.log(x.toString()));
  c.on('end', () => console.log('end'));
  c.on('close', () => server.close(() => console.log('closed')));
});
