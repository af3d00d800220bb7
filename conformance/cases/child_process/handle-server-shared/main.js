// A server that parent and child have: the child answers when the parent has closed its own
const net = require('net');
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
const server = net.createServer((socket) => socket.end('parent'));
const ask = (port, done) => net.connect(port, '127.0.0.1').on('data', (x) => done(x.toString())).on('error', (e) => done(e.code));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  ask(port, (answer) => {
    console.log(answer);
    child.send('server', server, (e) => console.log('sent', e, server.listening));
    child.once('message', (m) => {
      console.log(m);
      server.close(() => {
        console.log('closed', server.listening);
        ask(port, (answer) => {
          console.log(answer);
          child.send('close');
          child.once('message', (m) => { console.log(m); ask(port, (answer) => { console.log(answer); child.disconnect(); }); });
        });
      });
    });
  });
});
child.on('exit', (code) => console.log('exit', code));
