// A head or a body that takes too long gets 408; a connection that is idle too long ends, or 'timeout' tells of it.
const http = require('node:http');
const net = require('node:net');

function ask(server, text, then) {
  let got = '';
  const socket = net.connect(server.address().port, '127.0.0.1').setEncoding('latin1');
  socket.on('data', (data) => { got += data; });
  socket.on('close', () => { console.log(JSON.stringify(got)); server.close(); then(); });
  if (text) socket.write(text);
}
const make = (options, then, set = () => {}) => {
  const server = http.createServer(options, (q, r) => { console.log('request', q.url); q.on('error', (e) => console.log('request error', e.code, e.message)); q.on('aborted', () => console.log('aborted')); q.resume(); r.on('close', () => console.log('response close', r.writableFinished)); });
  set(server);
  server.listen(0, '127.0.0.1', () => then(server));
};
const half = 'POST /half HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab';
const fast = { connectionsCheckingInterval: 20 };
make({ ...fast, headersTimeout: 50 }, (s) => ask(s, 'GET / HTTP/1.1\r\nHo', () =>
  make({ ...fast, headersTimeout: 50 }, (s) => ask(s, '', () =>
    make({ ...fast, headersTimeout: 40, requestTimeout: 60 }, (s) => ask(s, half, () =>
      make({ ...fast, headersTimeout: 0, requestTimeout: 60 }, (s) => ask(s, half, () =>
        make({}, (s) => ask(s, half, () =>
          make({}, (s) => ask(s, half, () => console.log('done')), (s) => s.setTimeout(50, (socket) => { console.log('server timeout', socket.server === s); socket.destroy(); }))),
        (s) => s.setTimeout(50))))))))));
