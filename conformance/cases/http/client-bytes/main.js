// What a request looks like on the wire.
const http = require('node:http');
const net = require('node:net');

const calls = [
  (o) => http.get(o),
  (o) => http.get({ ...o, agent: false, path: '/p?x' }),
  (o) => http.get(`http://127.0.0.1:${o.port}/from/url?a=b#c`),
  (o) => http.get(`http://me:pass%20word@127.0.0.1:${o.port}`, { headers: { A: 1 } }),
  (o) => http.request({ ...o, method: 'POST' }).end('body'),
  (o) => http.request({ ...o, method: 'post' }).end(Buffer.from('body')),
  (o) => { const q = http.request({ ...o, method: 'POST' }); q.write('a'); q.end('b'); },
  (o) => http.request({ ...o, method: 'DELETE' }).end(),
  (o) => http.request({ ...o, method: 'DELETE' }).end('body'),
  (o) => http.request({ ...o, method: 'PUT' }).end(),
  (o) => http.request({ ...o, method: 'HEAD' }).end(),
  (o) => http.get({ ...o, headers: { Host: 'h', A: [1, 2] }, auth: 'u:p' }),
  (o) => http.get({ ...o, headers: ['Host', 'h', 'A', 1, 'A', 2] }),
  (o) => http.get({ ...o, setHost: false }),
  (o) => http.get({ ...o, setDefaultHeaders: false, headers: { B: 2 } }),
  (o) => http.get({ ...o, headers: { Connection: 'close' } }),
  (o) => { const q = http.request({ ...o, method: 'POST', headers: { 'Content-Length': 4 } }); q.write('bo'); q.end('dy'); },
  (o) => http.request({ ...o, method: 'POST', headers: { Expect: '100-continue' } }).end('late'),
  (o) => { const q = http.request({ ...o, method: 'PUT', headers: { Trailer: 'T' } }); q.write('x'); q.addTrailers({ T: 'v' }); q.end(); },
  (o) => { const q = http.request(o); q.setHeader('X-Set', 1); q.removeHeader('host'); console.log(q.getHeader('x-set'), q.method, q.path, q.host, q.protocol); q.end(); },
];
let hide;
const server = net.createServer((socket) => {
  let got = '';
  socket.setEncoding('latin1').on('data', (data) => { got += data; });
  socket.once('data', () => setTimeout(() => { console.log(JSON.stringify(hide(got))); socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'); setImmediate(next); }, 30));
}).listen(0, '127.0.0.1', () => {
  const port = server.address().port;
  hide = (text) => text.replaceAll(String(port), 'PORT');
  next();
});
function next() {
  if (!calls.length) return server.close(() => console.log('closed'));
  calls.shift()({ port: server.address().port, host: '127.0.0.1' });
}
