// A socket that was sent is gone: the second message comes without it
const net = require('net');
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
const server = net.createServer((socket) => {
  child.send('first', socket);
  child.send('second', socket);
  server.close();
});
server.listen(0, '127.0.0.1', () => net.connect(server.address().port, '127.0.0.1').resume());
child.on('message', (m) => { console.log(m); if (m[0] === 'second') child.disconnect(); });
child.on('exit', (code) => console.log('exit', code));
