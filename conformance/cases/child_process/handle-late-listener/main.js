// A handle waits for the first listener
const net = require('net');
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
const server = net.createServer();
server.listen(0, '127.0.0.1', () => { child.send('first', server); child.send('second'); server.close(); });
child.on('message', (m) => { console.log(m); child.disconnect(); });
child.on('exit', (code) => console.log('exit', code));
