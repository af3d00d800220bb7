// A datagram socket travels bound: parent and child both receive and send
const dgram = require('dgram');
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
const socket = dgram.createSocket('udp4');
child.send('not bound', socket, (e) => console.log('not bound', e.code, e.syscall));
socket.bind(0, '127.0.0.1', () => {
  console.log(child.send('socket', socket, (e) => console.log('sent', e, socket.address().family)));
  const { port } = socket.address();
  child.on('message', (m) => {
    console.log(m);
    if (m !== 'ready') return;
    socket.close();
    const asking = dgram.createSocket('udp4', (answer, info) => { console.log(answer.toString(), info.port === port); asking.close(); child.send('end'); });
    asking.send('hello', port, '127.0.0.1');
  });
});
child.on('exit', (code) => console.log('exit', code));
