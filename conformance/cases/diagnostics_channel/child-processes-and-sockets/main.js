// What is published of children and sockets: the names, the fields, and when.
const dc = require('diagnostics_channel');
const net = require('net');
const { spawn, spawnSync } = require('child_process');

const NAMES = ['child_process', 'tracing:child_process.spawn:start', 'tracing:child_process.spawn:end', 'tracing:child_process.spawn:error', 'net.client.socket', 'net.server.socket'];
for (const name of NAMES) {
  dc.subscribe(name, (message) => {
    const child = message.process;
    console.log(name, Object.keys(message).join(), child ? typeof child.pid : '', message.error ? message.error.code : '', message.options ? message.options.args.length : '');
  });
}
const sockets = () => {
  const server = net.createServer((socket) => {
    console.log('connection');
    socket.end();
    server.close();
  });
  server.listen(0, '127.0.0.1', () => {
    const socket = net.connect(server.address().port, '127.0.0.1');
    console.log('connecting');
    socket.resume();
  });
};
const child = spawn('true', ['a', 'b']);
console.log('spawned');
child.on('spawn', () => console.log('spawn'));
child.on('exit', (code) => {
  console.log('exit', code);
  console.log(spawnSync('true').status);
  spawn('/no/such').on('error', (error) => {
    console.log('error', error.code);
    sockets();
  });
});
