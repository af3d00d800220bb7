// the forms of listen, and the address that comes of each
const net = require('net');
const forms = [[], [0], ['0'], [undefined], [null], [0, 5], [{ port: 0 }], [0, '127.0.0.1'], [0, '127.0.0.1', 5],
  [{ port: 0, host: '127.0.0.1', backlog: 5 }], [{ port: 0, host: '::1' }], [{ port: undefined }], [{ port: 0, path: '/nowhere' }],
  [{ port: 0, ipv6Only: true, host: '::' }], [{ port: 0, exclusive: true }]];
function next() {
  const form = forms.shift();
  if (!form) return;
  const server = net.createServer();
  console.log(JSON.stringify(form));
  const same = server.listen(...form, () => {
    const { address, family, port } = server.address();
    console.log(address, family, port > 0, Object.keys(server.address()), server.listening, server.listenerCount('listening'));
    server.close(next);
    console.log(server.address(), server.listening);
  }) === server;
  console.log(same);
}
next();
