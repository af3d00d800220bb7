// what an error of sockets says, and what is undefined in it
const net = require('net');
const http = require('http');
const dgram = require('dgram');
const say = (what, error) => console.log(what, error.name, error.code, error.syscall, error.address, error.port === undefined ? 'no port' : 'port', error.path, typeof error.errno);
const path = '/tmp/no-such-socket-of-errors';
net.connect(path).on('error', (error) => {
  say('path', error);
  net.connect(1, '127.0.0.1').on('error', (refused) => {
    say('refused', refused);
    const server = http.createServer((request) => request.socket.destroy()).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      const second = net.createServer().on('error', (used) => {
        say('used', used);
        const request = http.get({ port, host: '127.0.0.1' });
        request.on('error', (gone) => say('gone', gone)).on('close', () => server.close(udp));
      }).listen(port, '127.0.0.1');
    });
  });
});
function udp() {
  const one = dgram.createSocket('udp4').bind(0, '127.0.0.1', () => {
    const two = dgram.createSocket('udp4').on('error', (used) => { say('udp', used); two.close(); one.close(bad); });
    two.bind(one.address().port, '127.0.0.1');
  });
}
function bad() {
  for (const call of [() => net.connect(70000), () => net.connect({ port: 'x' }), () => new net.Socket().setTimeout('x')]) try { call(); } catch (error) { say('bad', error); }
}
