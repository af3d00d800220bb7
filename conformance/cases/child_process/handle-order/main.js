// What follows a handle waits for its acknowledgement
const net = require('net');
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
const server = net.createServer();
server.listen(0, '127.0.0.1', () => {
  const told = (name) => (error) => console.log('callback', name, error);
  console.log(child.send('A', server, told('A')), child.send('B', told('B')), child.send('C', told('C')),
    child.send('D', server, told('D')), child.send('E', told('E')));
});
let acknowledged = 0;
child.on('internalMessage', (m) => console.log(m.cmd, ++acknowledged));
child.on('message', (m) => { console.log(m); server.close(); child.disconnect(); });
