// Expect: 100-continue is answered at once, or by 'checkContinue'; anything else by 417, or by 'checkExpectation'.
const http = require('node:http');
const net = require('node:net');

const server = http.createServer((q, r) => {
  console.log('request', q.url, r._sent100);
  if (q.url === '/early') return r.end('no');
  q.resume().on('end', () => r.end('ok'));
});
const listeners = { checkContinue: (q, r) => { console.log('checkContinue', q.url); if (q.url === '/refused') { r.writeHead(413); r.end(); } else { r.writeContinue(); server.emit('request', q, r); } },
  checkExpectation: (q, r) => { console.log('checkExpectation', q.headers.expect); r.statusCode = 400; r.end(); } };
const steps = [['/a', '100-continue', true], ['/b', '100-Continue', true], ['/early', '100-continue', false], ['/c', 'magic', true], ['on'], ['/d', '100-continue', true], ['/refused', '100-continue', true], ['/e', 'magic', true]];
server.listen(0, '127.0.0.1', next);

function next() {
  if (!steps.length) return server.close(() => console.log('closed'));
  const [url, expect, sends] = steps.shift();
  if (url === 'on') { for (const name in listeners) server.on(name, listeners[name]); return next(); }
  let got = '';
  const socket = net.connect(server.address().port, '127.0.0.1').setEncoding('latin1');
  socket.on('data', (data) => {
    const first = got === '';
    got += data;
    if (first && sends && got.startsWith('HTTP/1.1 100')) socket.write('ab');
  });
  socket.on('close', () => { console.log(JSON.stringify(got.replace(/Date: .{25} GMT/, 'Date: NOW'))); next(); });
  socket.write(`POST ${url} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\nExpect: ${expect}\r\n\r\n`);
}
